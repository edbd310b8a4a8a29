import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';

/** Shapes at the web edge. */
const money = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "smallest units of the workspace's currency",
});
const text = (max: number) => Type.String({ maxLength: max });
const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const byId = Type.Object({ id });

const fields = {
  name: Type.Optional(text(300)),
  category: Type.Optional(text(200)),
  unitPrice: Type.Optional(nullable(money)),
  unitCost: Type.Optional(nullable(money)),
  goods: Type.Optional(Type.Boolean({ description: 'false: postage, a fee, an adjustment' })),
};

export const newProduct = Type.Object(
  { sku: Type.String({ minLength: 1, maxLength: 100 }), ...fields },
  { additionalProperties: false },
);

export const productChange = Type.Object(
  {
    sku: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    ...fields,
    archived: Type.Optional(Type.Boolean()),
    version: Type.Optional(Type.Integer({ description: 'the version that was read; another one is refused' })),
  },
  { additionalProperties: false },
);

export const created = Type.Object({ productId: id });
export const changed = Type.Object({ productId: id, version: Type.Integer() });

export const product = Type.Object({
  id,
  sku: Type.String(),
  name: Type.String(),
  category: Type.String(),
  unitPrice: nullable(money),
  unitCost: nullable(money),
  goods: Type.Boolean(),
  archived: Type.Boolean(),
  source: Type.String(),
  version: Type.Integer(),
  createdAt: instant,
  updatedAt: instant,
});

export const productList = Type.Object({ items: Type.Array(product), nextCursor: nullable(Type.String()) });

export const productFilters = Type.Object(
  {
    ...page,
    q: Type.Optional({
      ...text(100),
      description: 'part of a name or code; one or two letters: the beginning of a word',
    }),
    category: Type.Optional(text(200)),
    archived: Type.Optional(Type.Boolean({ description: 'true: also what is sold no more' })),
  },
  { additionalProperties: false },
);

export const categories = Type.Object({
  items: Type.Array(Type.Object({ category: Type.String(), products: Type.Integer() })),
});
