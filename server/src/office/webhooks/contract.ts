import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';
import { leftOut } from '../../edge/http/shown-once.ts';

/** Shapes at the web edge. */
const text = (max: number) => Type.String({ maxLength: max });
const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

export const byId = Type.Object({ id });
export const byDelivery = Type.Object({ id, deliveryId: id });

const eventTypes = Type.Array(Type.String({ pattern: '^[a-z]+\\.[a-z-]+$' }), {
  maxItems: 100,
  description: 'purchase.recorded, customer.created …; empty: all',
});

export const newEndpoint = Type.Object(
  { url: text(2000), description: Type.Optional(text(300)), eventTypes: Type.Optional(eventTypes) },
  { additionalProperties: false },
);

export const endpointChange = Type.Object(
  {
    url: Type.Optional(text(2000)),
    description: Type.Optional(text(300)),
    eventTypes: Type.Optional(eventTypes),
    on: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const words = Type.Object({ fa: Type.String(), en: Type.String() });
export const eventTypeList = Type.Object({
  items: Type.Array(
    Type.Object({
      type: Type.String({ description: 'purchase.recorded' }),
      words,
      about: Type.Union([Type.Literal('customer'), Type.Literal('business')]),
      version: Type.Integer(),
      right: Type.String({ description: 'the right without which nobody hears of it' }),
      mayHear: Type.Boolean({ description: 'false: beyond what the asking person may have sent' }),
    }),
  ),
});

export const withSecret = Type.Object({
  id,
  secret: nullable(Type.String({ description: 'shown once: whsec_… of the Standard Webhooks rules' })),
  leftOut,
});
export const onlyId = Type.Object({ id });

export const endpoint = Type.Object({
  id,
  url: Type.String(),
  description: Type.String(),
  eventTypes: Type.Array(Type.String()),
  on: Type.Boolean(),
  offReason: nullable(Type.String({ description: 'by-hand, gone (it answered 410) or failing' })),
  failures: Type.Integer({ description: 'failed attempts in a row; from three on it is paused' }),
  pausedUntil: nullable(Type.String({ format: 'date-time', description: 'left in peace until then' })),
  waiting: Type.Integer(),
  failed: Type.Integer(),
  lastAt: nullable(instant),
  createdAt: instant,
  renewSince: nullable(
    Type.String({
      format: 'date-time',
      description: 'since then its secret is known to somebody who left: make a new one',
    }),
  ),
});
export const endpointList = Type.Object({ items: Type.Array(endpoint) });

const state = Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')]);
const deliveryFields = {
  id,
  eventId: id,
  eventType: Type.String(),
  eventWords: nullable(words),
  state,
  attempts: Type.Integer(),
  nextAt: nullable(instant),
  lastAt: nullable(instant),
  lastStatus: nullable(Type.Integer()),
  lastError: nullable(Type.String()),
  createdAt: instant,
};
export const deliveryFilters = Type.Object({ ...page, state: Type.Optional(state) }, { additionalProperties: false });
export const deliveryList = Type.Object({
  items: Type.Array(Type.Object(deliveryFields)),
  nextCursor: nullable(Type.String()),
});
export const delivery = Type.Object({
  ...deliveryFields,
  body: Type.String({ description: 'exactly what is sent and signed' }),
  log: Type.Array(
    Type.Object({
      at: instant,
      status: nullable(Type.Integer()),
      error: nullable(Type.String()),
      ms: Type.Integer(),
      answer: Type.String(),
    }),
  ),
});

export const replay = Type.Object(
  {
    state: Type.Optional(
      Type.Union([Type.Literal('failed'), Type.Literal('delivered')], { description: 'all when absent' }),
    ),
    since: Type.Optional(instant),
  },
  { additionalProperties: false },
);
export const replayed = Type.Object({ replayed: Type.Integer() });
export const tested = Type.Object({ eventId: id });
