import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { csv, fileAnswer, workbook } from '../../edge/http/file-answer.ts';
import { holds } from '../../edge/http/principal.ts';
import { request } from '../../edge/http/problem.ts';
import { type Context, type Route, route } from '../../edge/http/route.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { type ForecastVerdict, readForecastVerdict, sayWhyNot } from '../../know/profile/index.ts';
import { format as exportFormat, sendLists } from '../../office/exports/index.ts';
import { workspaceOf } from '../../office/workspace/index.ts';
import { type CustomFilter, readCustomFilter, startBulk } from '../../people/customers/index.ts';
import { exportOfList } from './export-customers.ts';
import { countCustomers, listCustomers } from './list-customers.ts';
import { customersQuery, readWish } from './read-wish.ts';
import { deskCustomers } from './refusals.ts';
import { refuseComparing } from './seek-within-masks.ts';

const id = Type.String({ format: 'uuid' });
const tags = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 });
const { cursor: _, limit: __, sort, ids: ___, ...listFilter } = customersQuery.properties;

const nullable = (schema: ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>) =>
  Type.Union([schema, Type.Null()]);
// a sum of many orders: beyond 2^53 its exact decimal string
const moneySum = Type.Union([Type.Integer(), Type.String({ pattern: '^-?\\d+$' })]);
const line = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  phone: nullable(Type.String()),
  email: nullable(Type.String()),
  city: Type.String(),
  tags: Type.Array(Type.String()),
  ownerId: nullable(Type.String()),
  custom: Type.Record(Type.String(), Type.Unknown(), { description: "The business's own fields by key" }),
  version: Type.Integer({ description: 'To be told with a change of this customer' }),
  createdAt: Type.String({ format: 'date-time' }),
  orders: Type.Integer(),
  lastDay: nullable(Type.String()),
  net: moneySum,
  segment: nullable(Type.String()),
  pAlive: nullable(Type.Number()),
  clv: nullable(Type.Number()),
  hit: Type.Union(
    [
      Type.Object({
        kind: Type.String(),
        value: Type.String(),
        extension: nullable(Type.String()),
        purchaseId: nullable(Type.String()),
      }),
      Type.Null(),
    ],
    { description: 'By what a search found her, where the line does not show it: another phone, a code, an order' },
  ),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/customers',
    right: 'customers.read',
    summary: { fa: 'فهرست و جست‌وجوی مشتریان', en: 'List and search customers' },
    query: customersQuery,
    answers: {
      200: Type.Object({
        items: Type.Array(line),
        nextCursor: nullable(Type.String()),
        notice: Type.Optional(Type.Object({ fa: Type.String(), en: Type.String() })),
      }),
    },
    handle: async (ctx) => {
      const hidden = await refuseComparing(ctx.house, ctx.query, ctx.principal, ctx.now);
      if (hidden !== undefined) return hidden;
      return ctx.read(async (tx) => {
        const filter = await readFilter(ctx, tx, ctx.query.custom);
        if (isRefusal(filter)) return filter;
        const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
        const verdict = await readForecastVerdict(tx, workspace, ctx.now);
        const untold = refuseUntold(ctx.query, verdict);
        if (untold !== undefined) return untold;
        return { status: 200, body: await listCustomers(tx, ctx.principal, ctx.query, verdict, filter) };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/customers/count',
    right: 'customers.read',
    summary: { fa: 'شمار مشتریان یک فهرست', en: 'Count the customers of a list' },
    query: Type.Object(
      { ...customersQuery.properties, exact: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    answers: { 200: Type.Object({ count: Type.Integer(), more: Type.Boolean() }) },
    handle: async (ctx) => {
      const { exact, ...query } = ctx.query;
      const hidden = await refuseComparing(ctx.house, query, ctx.principal, ctx.now);
      if (hidden !== undefined) return hidden;
      return ctx.read(async (tx) => {
        const filter = await readFilter(ctx, tx, query.custom);
        if (isRefusal(filter)) return filter;
        const untold = await readUntold(ctx, tx, query);
        if (untold !== undefined) return untold;
        return { status: 200, body: await countCustomers(tx, ctx.principal, query, exact ? null : 10_000, filter) };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/exports/customers',
    right: 'exports.run',
    summary: {
      fa: 'خروجی مشتریان، همه یا همان‌ها که فهرست با این پالایه‌ها نشان می‌دهد',
      en: 'Customers as a file: all, or those whom the list shows under the same filters; X-Row-Count says how many',
    },
    query: Type.Object({ format: exportFormat, sort, ...listFilter }, { additionalProperties: false }),
    answers: { 200: fileAnswer(csv, workbook) },
    handle: async (ctx) => {
      // the list itself asks for this right; a file of it must not ask for less
      if (!holds(ctx.principal, 'customers.read')) return request('forbidden', { right: 'customers.read' });
      const { format, ...query } = ctx.query;
      const hidden = await refuseComparing(ctx.house, query, ctx.principal, ctx.now);
      if (hidden !== undefined) return hidden;
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      const known = await ctx.read(async (tx) => {
        const verdict = await readForecastVerdict(tx, workspace, ctx.now);
        const filter = refuseUntold(query, verdict) ?? (await readFilter(ctx, tx, query.custom));
        return isRefusal(filter) ? filter : { filter, verdict };
      });
      if (isRefusal(known)) return known;
      return sendLists(ctx, [exportOfList(query, known.filter, known.verdict)], format ?? 'csv', false);
    },
  }),
  route({
    method: 'POST',
    path: '/customers/bulk',
    right: 'customers.write',
    summary: { fa: 'ویرایش گروهی مشتریان', en: 'Change many customers at once' },
    body: Type.Object(
      {
        change: Type.Object(
          {
            addTags: Type.Optional(tags),
            removeTags: Type.Optional(tags),
            ownerId: Type.Optional(Type.Union([id, Type.Null()])),
            city: Type.Optional(Type.String({ maxLength: 100 })),
            province: Type.Optional(Type.String({ maxLength: 100 })),
            custom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
          },
          { additionalProperties: false },
        ),
        ids: Type.Optional(Type.Array(id, { minItems: 1, maxItems: 10_000 })),
        filter: Type.Optional(
          Type.Object(listFilter, { additionalProperties: false, description: 'The filters of the list' }),
        ),
      },
      { additionalProperties: false },
    ),
    example: { change: { addTags: ['نوروز'] }, filter: { city: 'اصفهان' } },
    answers: { 201: Type.Object({ bulkId: id, total: Type.Integer() }) },
    handle: async (ctx) => {
      const { body, house, principal } = ctx;
      const workspace = await workspaceOf(house, principal.workspaceId);
      const hidden = await refuseComparing(house, body.filter ?? {}, principal, ctx.now);
      if (hidden !== undefined) return hidden;
      return ctx.write(201, async (w) => {
        const filter = await readCustomFilter(w.tx, body.filter?.custom ?? [], workspace.currency);
        if (isRefusal(filter)) return filter;
        const untold = await readUntold(ctx, w.tx, body.filter ?? {});
        if (untold !== undefined) return untold;
        const ids = body.ids === undefined ? {} : { ids: body.ids };
        const read = await readWish(w.tx, principal, { ...body.filter, ...ids }, undefined, filter);
        return startBulk(w, { secrets: house.secrets, workspace }, body.change, {
          sql: 'select customer_id from desk_find_customers($3::jsonb, 2000000000) where $3 is not null',
          params: [read === undefined ? null : JSON.stringify(read.wish)],
        });
      });
    },
  }),
];

/** Nobody is sought, ordered, counted, sent or changed by a chance or a value that may not be told of her. */
function refuseUntold(
  query: { aliveMin?: unknown; aliveMax?: unknown; sort?: unknown },
  verdict: ForecastVerdict,
): Refusal | undefined {
  const sort = String(query.sort ?? '');
  const chance = query.aliveMin !== undefined || query.aliveMax !== undefined || sort.startsWith('alive');
  const silence = (chance ? verdict.persons : null) ?? (sort.startsWith('clv') ? verdict.values : null);
  return silence === null ? undefined : deskCustomers('chance-untold', sayWhyNot(silence));
}

async function readUntold(
  ctx: Context<unknown, unknown, unknown>,
  tx: Tx,
  query: { aliveMin?: unknown; aliveMax?: unknown },
): Promise<Refusal | undefined> {
  if (query.aliveMin === undefined && query.aliveMax === undefined) return undefined;
  const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
  return refuseUntold(query, await readForecastVerdict(tx, workspace, ctx.now));
}

async function readFilter(
  ctx: Context<unknown, unknown, unknown>,
  tx: Tx,
  custom: readonly string[] | undefined,
): Promise<CustomFilter | Refusal | undefined> {
  if (custom === undefined) return undefined;
  const { currency } = await workspaceOf(ctx.house, ctx.principal.workspaceId);
  return readCustomFilter(tx, custom, currency);
}
