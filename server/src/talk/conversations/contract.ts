import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';
import { customerReferenceFields } from '../../people/customers/index.ts';

/** Shapes at the web edge. */
const text = (max: number) => Type.String({ maxLength: max });
const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const channel = Type.Union([
  Type.Literal('note'),
  Type.Literal('call'),
  Type.Literal('form'),
  Type.Literal('sms'),
  Type.Literal('email'),
  Type.Literal('messenger'),
  Type.Literal('visit'),
]);
const direction = Type.Union([Type.Literal('inbound'), Type.Literal('outbound'), Type.Literal('internal')]);

export const byId = Type.Object({ id });

export const newInteraction = Type.Object(
  {
    customer: Type.Optional(
      Type.Object(customerReferenceFields, {
        additionalProperties: false,
        description: 'may be left out of a form whose fields say who sent it',
      }),
    ),
    channel,
    direction: Type.Optional(direction),
    at: Type.Optional({ ...text(40), description: 'RFC 3339 with offset, or a day; now when absent' }),
    subject: Type.Optional(text(300)),
    text: Type.Optional(text(20_000)),
    fields: Type.Optional(
      Type.Record(Type.String({ maxLength: 200 }), text(5_000), {
        maxProperties: 100,
        description: 'a form as it was sent: {label: value}',
      }),
    ),
    durationSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 604_800 })),
    outcome: Type.Optional(text(200)),
    externalId: Type.Optional({ ...text(300), description: "the channel's own id of the message" }),
  },
  { additionalProperties: false },
);

export const recordedInteraction = Type.Object({ interactionId: id, customerId: id, customerCreated: Type.Boolean() });

export const interaction = Type.Object({
  id,
  customer: Type.Object({ id, name: Type.String() }),
  channel: Type.String(),
  direction: Type.String(),
  at: instant,
  subject: Type.String(),
  text: Type.String(),
  fields: Type.Record(Type.String(), Type.String()),
  durationSeconds: nullable(Type.Integer()),
  outcome: Type.String(),
  externalId: nullable(Type.String()),
  actor: Type.String(),
  source: Type.String(),
  createdAt: instant,
});

export const interactionList = Type.Object({ items: Type.Array(interaction), nextCursor: nullable(Type.String()) });

const filters = {
  ...page,
  channel: Type.Optional(Type.Array(channel, { maxItems: 7 })),
  direction: Type.Optional(direction),
};
export const interactionFilters = Type.Object(
  { ...filters, customer: Type.Optional(id) },
  { additionalProperties: false },
);
export const customerInteractionFilters = Type.Object(filters, { additionalProperties: false });
