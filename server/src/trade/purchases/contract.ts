import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';
import { customerReferenceFields } from '../../people/customers/index.ts';

/** Shapes at the web edge. */
const money = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "smallest units of the workspace's currency",
});
const signed = Type.Integer({ description: "smallest units of the workspace's currency" });
const text = (max: number) => Type.String({ maxLength: max });
const id = Type.String({ format: 'uuid' });
const day = Type.String({ format: 'date' });
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const when = Type.String({ maxLength: 40, description: 'RFC 3339 with offset, or a day (2026-11-22, 1405/09/01)' });
const quantity = Type.Union([Type.String({ maxLength: 30 }), Type.Number()], {
  description: 'more than 0, at most 3 decimals',
});

export const byId = Type.Object({ id });

export const customerReference = Type.Object(customerReferenceFields, {
  additionalProperties: false,
  description: 'Anything that she is known by; unknown customers are made.',
});

export const purchaseLine = Type.Object(
  {
    sku: Type.String({ minLength: 1, maxLength: 100 }),
    name: Type.Optional(text(300)),
    category: Type.Optional(text(200)),
    quantity,
    unitPrice: money,
    discount: Type.Optional(money),
    unitCost: Type.Optional(money),
  },
  { additionalProperties: false },
);

export const newPayment = Type.Object(
  {
    method: Type.String({ minLength: 1, maxLength: 60 }),
    amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    paidAt: Type.Optional(when),
    reference: Type.Optional(text(100)),
  },
  { additionalProperties: false },
);

const order = {
  customer: Type.Optional(customerReference),
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  at: when,
  currency: Type.Optional(Type.String({ maxLength: 3 })),
  channel: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  branch: Type.Optional(text(100)),
  paymentMethod: Type.Optional(text(60)),
  lines: Type.Array(purchaseLine, { minItems: 1, maxItems: 1000 }),
  discount: Type.Optional(money),
  shipping: Type.Optional(money),
  tax: Type.Optional(money),
  total: Type.Optional(money),
};

export const newPurchase = Type.Object(
  { ...order, payments: Type.Optional(Type.Array(newPayment, { maxItems: 50 })) },
  { additionalProperties: false },
);

export const newReturn = Type.Object(order, {
  additionalProperties: false,
  description: 'Goods that came back without an order that is known here; amounts are positive.',
});

export const recordedPurchase = Type.Object({
  purchaseId: id,
  customerId: nullable(id),
  customerCreated: Type.Boolean(),
  total: signed,
  day,
});

export const returnOfPurchase = Type.Object(
  {
    lines: Type.Optional(
      Type.Array(
        Type.Object(
          { position: Type.Integer({ minimum: 1 }), quantity: Type.Optional(quantity) },
          { additionalProperties: false, description: 'without a quantity: all that is left of the line' },
        ),
        { minItems: 1, maxItems: 1000 },
      ),
    ),
    amount: Type.Optional({ ...money, description: 'only for an order that was recorded without lines' }),
    at: Type.Optional(when),
    reason: Type.Optional(text(500)),
  },
  { additionalProperties: false },
);

export const returned = Type.Object({
  returnId: id,
  purchaseId: id,
  amount: money,
  day,
  whole: Type.Boolean({ description: 'nothing is left: it counts as no purchase any more' }),
  lines: Type.Array(Type.Object({ position: Type.Integer(), quantity: Type.String(), amount: money })),
});

export const cancellation = Type.Object(
  { at: Type.Optional(when), reason: Type.Optional(text(500)) },
  { additionalProperties: false },
);

export const cancelled = Type.Object({ purchaseId: id, returnId: id, amount: money, day });

export const paid = Type.Object({ purchaseId: id, paymentId: id, paid: money, due: signed });

const summaryFields = {
  id,
  kind: Type.Union([Type.Literal('sale'), Type.Literal('return')]),
  number: nullable(Type.String()),
  channel: Type.String(),
  branch: Type.String(),
  paymentMethod: Type.String(),
  at: instant,
  day,
  precision: Type.Union([Type.Literal('instant'), Type.Literal('day')]),
  customer: nullable(Type.Object({ id, name: Type.String() })),
  buyerName: nullable(
    Type.String({ description: 'Who bought by the phone of this customer, where the order names somebody else' }),
  ),
  items: { ...signed, description: 'sum of the lines' },
  discount: money,
  shipping: money,
  tax: money,
  total: signed,
  returned: { ...money, description: 'came back by returns against this purchase' },
  net: { ...signed, description: 'total − returned' },
  cost: nullable({ ...signed, description: 'of the goods that stayed sold; null while unknown' }),
  margin: nullable({ ...signed, description: 'net − tax − cost, the tax counted in the proportion that stayed sold' }),
  paid: money,
  cancelledAt: nullable(instant),
  source: Type.String(),
  createdAt: instant,
};

export const purchaseSummary = Type.Object(summaryFields);

export const purchase = Type.Object({
  ...summaryFields,
  lines: Type.Array(
    Type.Object({
      position: Type.Integer(),
      productId: nullable(id),
      sku: Type.String(),
      name: Type.String(),
      category: Type.String(),
      quantity: Type.String({ description: 'decimal; negative in a return' }),
      unitPrice: money,
      discount: money,
      amount: signed,
      unitCost: nullable(money),
      returnedQuantity: Type.String(),
    }),
  ),
  payments: Type.Array(
    Type.Object({ id, method: Type.String(), amount: money, paidAt: instant, reference: Type.String() }),
  ),
  returns: Type.Array(
    Type.Object({
      id,
      at: instant,
      day,
      amount: money,
      reason: Type.String(),
      lines: Type.Array(Type.Object({ position: Type.Integer(), quantity: Type.String(), amount: money })),
    }),
  ),
});

export const purchaseList = Type.Object({ items: Type.Array(purchaseSummary), nextCursor: nullable(Type.String()) });

export const places = Type.Object({
  channels: Type.Array(Type.String(), { description: 'the most frequent first' }),
  branches: Type.Array(Type.String()),
});

export const purchaseFilters = Type.Object(
  {
    ...page,
    customer: Type.Optional({ ...id, description: 'a merged id answers with the survivor' }),
    from: Type.Optional({ ...day, description: 'first day' }),
    to: Type.Optional({ ...day, description: 'the day after the last: half-open' }),
    channel: Type.Optional(text(60)),
    branch: Type.Optional(text(100)),
    number: Type.Optional(text(100)),
    kind: Type.Optional(Type.Union([Type.Literal('sale'), Type.Literal('return')])),
    minTotal: Type.Optional(signed),
    maxTotal: Type.Optional(signed),
  },
  { additionalProperties: false },
);

export const customerPurchaseFilters = Type.Object(page, { additionalProperties: false });
