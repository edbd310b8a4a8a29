import { Type } from 'typebox';

const money = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "smallest units of the workspace's currency",
});
const text = (max: number) => Type.String({ maxLength: max });

export const customerReference = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    phone: Type.Optional(text(40)),
    email: Type.Optional(text(254)),
    externalId: Type.Optional(text(200)),
    name: Type.Optional(text(300)),
  },
  {
    additionalProperties: false,
    description: 'Any one of id, phone, e-mail, external id; unknown customers are made.',
  },
);

export const purchaseLine = Type.Object(
  {
    sku: Type.String({ minLength: 1, maxLength: 100 }),
    name: Type.Optional(text(300)),
    category: Type.Optional(text(200)),
    quantity: Type.Union([Type.String({ maxLength: 30 }), Type.Number()], {
      description: 'more than 0, at most 3 decimals',
    }),
    unitPrice: money,
    discount: Type.Optional(money),
    unitCost: Type.Optional(money),
  },
  { additionalProperties: false },
);

export const newPurchase = Type.Object(
  {
    customer: Type.Optional(customerReference),
    number: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    at: Type.String({ maxLength: 40, description: 'RFC 3339 with offset, or a day (2026-11-22, 1405/09/01)' }),
    currency: Type.Optional(Type.String({ maxLength: 3 })),
    channel: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    branch: Type.Optional(text(100)),
    paymentMethod: Type.Optional(text(60)),
    lines: Type.Array(purchaseLine, { minItems: 1, maxItems: 1000 }),
    discount: Type.Optional(money),
    shipping: Type.Optional(money),
    tax: Type.Optional(money),
    total: Type.Optional(money),
  },
  { additionalProperties: false },
);

export const recordedPurchase = Type.Object({
  purchaseId: Type.String(),
  customerId: Type.Union([Type.String(), Type.Null()]),
  customerCreated: Type.Boolean(),
  total: Type.Integer(),
  day: Type.String({ format: 'date' }),
});
