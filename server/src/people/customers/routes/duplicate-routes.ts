import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import type { House } from '../../../edge/house.ts';
import { page } from '../../../edge/http/cursor.ts';
import { visibleOwners } from '../../../edge/http/principal.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Write } from '../../../spine/write.ts';
import { declineDuplicate, reconsiderDuplicate } from '../commands/decline-duplicate.ts';
import { mergeCustomers, undoMerge } from '../commands/merge-customers.ts';
import { byId, customer, id, instant, listOf, nullable, words } from '../contract.ts';
import { countDuplicates, findDuplicatesFor, listDuplicates } from '../reads/list-duplicates.ts';
import { listKeptApart } from '../reads/list-kept-apart.ts';
import { listMerges } from '../reads/list-merges.ts';
import { customers } from '../refusals.ts';
import { findCustomerIds } from '../visible.ts';

const duplicate = Type.Object({
  first: customer,
  second: customer,
  score: Type.Integer({ description: '55 to 99: the higher, the likelier that both are one person' }),
  reasons: Type.Array(Type.Object({ code: Type.String(), words })),
});
const keptApart = Type.Object({
  customer,
  owner: nullable(customer),
  kind: Type.String(),
  value: Type.String(),
  extension: nullable(Type.String()),
  reasons: Type.Array(Type.Object({ code: Type.String(), words })),
  importId: nullable(id),
  at: instant,
});
const pair = Type.Object({ firstId: id, secondId: id }, { additionalProperties: false });
export const merge = Type.Object({
  id,
  survivorId: id,
  survivorName: Type.String(),
  mergedId: id,
  mergedName: Type.String(),
  mergedAt: instant,
  actor: Type.String(),
  undoneAt: nullable(instant),
  canUndo: Type.Boolean(),
});
const two = {
  firstId: '019b1e6a-7c00-7000-8000-000000000001',
  secondId: '019b1e6a-7c00-7000-8000-000000000002',
};

/** Both histories tell of a merge: the survivor's, and that of whoever stood for herself before. */
async function tellBoth(
  w: Write,
  house: House,
  action: 'customer.merged' | 'customer.merge-undone',
  survivorId: string,
  mergedId: string,
): Promise<void> {
  for (const id of [survivorId, mergedId])
    await recordChange(w, house.secrets, { action, subject: { kind: 'customer', id }, customerId: id });
}

export const duplicateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/duplicates',
    right: 'customers.read',
    summary: { fa: 'مشتریانی که شاید یک نفر باشند', en: 'Customers who may be one person' },
    query: Type.Object(page),
    answers: {
      200: Type.Object({
        items: Type.Array(duplicate),
        nextCursor: nullable(Type.String()),
        notice: Type.Optional(words),
      }),
    },
    handle: async (ctx) => ({
      status: 200,
      body: await ctx.read((tx) => listDuplicates(tx, ctx.principal, ctx.query)),
    }),
  }),
  route({
    method: 'GET',
    path: '/duplicates/count',
    right: 'customers.read',
    summary: { fa: 'شمار دوتایی‌هایی که شاید یک نفر باشند', en: 'How many pairs may be one person' },
    answers: { 200: Type.Object({ count: Type.Integer(), keptApart: Type.Integer(), more: Type.Boolean() }) },
    handle: async (ctx) => ({ status: 200, body: await ctx.read((tx) => countDuplicates(tx, ctx.principal)) }),
  }),
  route({
    method: 'GET',
    path: '/customers/kept-apart',
    right: 'customers.read',
    summary: {
      fa: 'کسانی که تلفن یا ایمیل مشترک دارند و جدا نگه داشته شدند',
      en: 'People who share a phone or e-mail and were kept apart, with why; of one import, or all that wait for a look',
    },
    query: Type.Object({ ...page, import: Type.Optional(id) }),
    answers: { 200: listOf(keptApart) },
    handle: async (ctx) => ({
      status: 200,
      body: await ctx.read((tx) => listKeptApart(tx, ctx.principal, ctx.query)),
    }),
  }),
  route({
    method: 'GET',
    path: '/customers/:id/duplicates',
    right: 'customers.read',
    summary: { fa: 'چه کسی شاید همین مشتری باشد', en: 'Who may be the same as this customer' },
    params: byId,
    answers: { 200: Type.Object({ items: Type.Array(duplicate) }) },
    handle: async (ctx) =>
      ctx.read(async (tx) => {
        const known = await findCustomerIds(tx, ctx.principal, ctx.params.id);
        if (known === undefined) return customers('not-found');
        return { status: 200, body: { items: await findDuplicatesFor(tx, ctx.principal, known.customerId) } };
      }),
  }),
  route({
    method: 'POST',
    path: '/duplicates/decline',
    right: 'customers.write',
    summary: { fa: 'این دو یک نفر نیستند', en: 'These two are not one person' },
    body: pair,
    example: two,
    answers: { 200: pair },
    handle: (ctx) => ctx.write(200, (w) => declineDuplicate(w, ctx.body, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'POST',
    path: '/duplicates/reconsider',
    right: 'customers.write',
    summary: { fa: 'این دو شاید یک نفر باشند', en: 'These two may be one person after all' },
    body: pair,
    example: two,
    answers: { 200: pair },
    handle: (ctx) => ctx.write(200, (w) => reconsiderDuplicate(w, ctx.body, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'POST',
    path: '/customers/:id/merge',
    right: 'customers.write',
    summary: { fa: 'ادغام مشتری دیگری در این مشتری', en: 'Merge another customer into this one' },
    params: byId,
    body: Type.Object({ mergedId: id }, { additionalProperties: false }),
    example: { mergedId: two.secondId },
    answers: {
      201: Type.Object({
        mergeId: id,
        survivorId: id,
        says: Type.Array(Type.Object({ code: Type.String(), words }), {
          description: 'What to know of it: she now has two ids of one source',
        }),
      }),
    },
    handle: (ctx) =>
      ctx.write(201, async (w) => {
        const done = await mergeCustomers(w, ctx.params.id, ctx.body.mergedId, visibleOwners(ctx.principal));
        if (!isRefusal(done)) await tellBoth(w, ctx.house, 'customer.merged', done.survivorId, ctx.body.mergedId);
        return done;
      }),
  }),
  route({
    method: 'GET',
    path: '/merges',
    right: 'customers.read',
    summary: { fa: 'ادغام‌ها', en: 'Merges, newest first' },
    query: Type.Object({ ...page, customer: Type.Optional(id) }),
    answers: { 200: listOf(merge) },
    handle: async (ctx) =>
      ctx.read(async (tx) => {
        const { customer, ...query } = ctx.query;
        const known = customer === undefined ? undefined : await findCustomerIds(tx, ctx.principal, customer);
        if (customer !== undefined && known === undefined) return customers('not-found');
        return { status: 200, body: await listMerges(tx, ctx.principal, known?.ids ?? null, query) };
      }),
  }),
  route({
    method: 'POST',
    path: '/merges/:id/undo',
    right: 'customers.write',
    summary: { fa: 'بازگرداندن یک ادغام', en: 'Undo a merge' },
    params: byId,
    answers: { 200: Type.Object({ survivorId: id, mergedId: id }) },
    handle: (ctx) =>
      ctx.write(200, async (w) => {
        const done = await undoMerge(w, ctx.params.id, visibleOwners(ctx.principal));
        if (!isRefusal(done)) await tellBoth(w, ctx.house, 'customer.merge-undone', done.survivorId, done.mergedId);
        return done;
      }),
  }),
];
