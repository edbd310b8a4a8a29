import { isUuid } from '@peyvand/kernel/ids';
import { Type } from 'typebox';
import { decodeCursor, encodeCursor, page } from '../../edge/http/cursor.ts';
import { type Route, route } from '../../edge/http/route.ts';
import { listActs } from './acts.ts';

const words = Type.Object({ fa: Type.String(), en: Type.String() });
const act = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  at: Type.String({ format: 'date-time' }),
  by: Type.Union([Type.String(), Type.Null()]),
  mine: Type.Boolean(),
  title: words,
  customer: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  undo: Type.Union([
    Type.Object({
      method: Type.Union([Type.Literal('POST'), Type.Literal('DELETE')]),
      path: Type.String(),
      body: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
    Type.Null(),
  ]),
  undone: Type.Boolean(),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/lately',
    right: 'customers.read',
    summary: { fa: 'کارهای تازه، هر یک با راه برگشتش', en: 'What was done lately, each with its way back' },
    query: Type.Object(
      { ...page, who: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('everybody')])) },
      { additionalProperties: false },
    ),
    answers: {
      200: Type.Object({ items: Type.Array(act), nextCursor: Type.Union([Type.String(), Type.Null()]) }),
    },
    handle: async (ctx) => {
      const { who = 'everybody', limit = 50, cursor } = ctx.query;
      const [at, id] = decodeCursor(cursor) ?? [];
      const known = !Number.isNaN(Date.parse(String(at))) && isUuid(String(id));
      return ctx.read(async (tx) => {
        const found = await listActs(tx, ctx.house.secrets, ctx.principal, ctx.now, who, {
          before: known ? [new Date(String(at)), String(id)] : undefined,
          limit: limit + 1,
        });
        const items = found.slice(0, limit);
        const last = items.at(-1);
        return {
          status: 200,
          body: {
            items,
            nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.at, last.id]) : null,
          },
        };
      });
    },
  }),
];
