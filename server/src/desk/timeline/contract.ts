import { Type } from 'typebox';
import { page } from '../../edge/http/cursor.ts';

const id = Type.String({ format: 'uuid' });
const instant = Type.String({ format: 'date-time' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const words = Type.Object({ fa: Type.String(), en: Type.String() });
const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50, description }));

export const byId = Type.Object({ id });

export const timelineQuery = Type.Object(
  { ...page, kind: names('purchases, conversations …; all when absent') },
  { additionalProperties: false },
);

export const timelineEntry = Type.Object({
  eventId: id,
  type: Type.String(),
  kind: Type.String(),
  occurredAt: instant,
  actor: Type.String(),
  by: nullable(Type.String({ description: 'the colleague who did it' })),
  source: Type.String(),
  title: words,
  figures: Type.Array(
    Type.Object({
      name: words,
      unit: Type.Union([Type.Literal('money'), Type.Literal('count')]),
      value: Type.Number(),
      shown: words,
    }),
  ),
  cause: nullable(Type.Object({ eventId: id, title: nullable(words) })),
  link: nullable(Type.String()),
});

export const timeline = Type.Object({
  items: Type.Array(timelineEntry),
  nextCursor: nullable(Type.String()),
  kinds: Type.Array(Type.Object({ kind: Type.String(), label: words }), { description: 'what can be filtered by' }),
});

export const eventsQuery = Type.Object(
  { ...page, types: names('purchase.recorded, customer.created …; all when absent'), customer: Type.Optional(id) },
  { additionalProperties: false },
);

export const events = Type.Object({
  items: Type.Array(
    Type.Object({
      eventId: id,
      type: Type.String(),
      version: Type.Integer(),
      customerId: nullable(id),
      occurredAt: instant,
      recordedAt: instant,
      actor: Type.String(),
      cause: nullable(id),
      source: Type.String(),
      origin: Type.String(),
      data: Type.Record(Type.String(), Type.Unknown()),
      cursor: Type.String({ description: 'to go on after this event, now or later' }),
    }),
  ),
  nextCursor: nullable(Type.String()),
});
