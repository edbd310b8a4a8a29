import { Type } from 'typebox';
import { decodeCursor, page, toPage } from '../../../edge/http/cursor.ts';
import { visibleOwners } from '../../../edge/http/principal.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { createHousehold, joinHousehold, leaveHousehold, renameHousehold } from '../commands/keep-household.ts';
import { byId, id, listOf, nullable, text } from '../contract.ts';
import { findHousehold, listPeople } from '../reads/find-household.ts';
import { customers } from '../refusals.ts';
import { findCustomerIds } from '../visible.ts';

export const member = Type.Object({
  id,
  name: Type.String(),
  kind: Type.String(),
  gender: nullable(Type.String()),
  birthYear: nullable(Type.Integer()),
});
export const household = Type.Object({ id, name: Type.String(), members: Type.Array(member) });
const someone = '019b1e6a-7c00-7000-8000-000000000001';

export const householdRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/households',
    right: 'customers.write',
    summary: { fa: 'خانوار تازه', en: 'Create a household' },
    body: Type.Object(
      { name: Type.Optional(text(200)), memberIds: Type.Array(id, { minItems: 1, maxItems: 50 }) },
      { additionalProperties: false },
    ),
    example: { name: 'خانوادهٔ احمدی', memberIds: [someone] },
    answers: { 201: Type.Object({ householdId: id }) },
    handle: (ctx) =>
      ctx.write(201, (w) => createHousehold(w, ctx.house.secrets, ctx.body, visibleOwners(ctx.principal))),
  }),
  route({
    method: 'GET',
    path: '/households/:id',
    right: 'customers.read',
    summary: { fa: 'یک خانوار و اعضایش', en: 'A household with its members' },
    params: byId,
    answers: { 200: household },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findHousehold(tx, ctx.principal, ctx.params.id));
      return found === undefined ? customers('household-not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'PATCH',
    path: '/households/:id',
    right: 'customers.write',
    summary: { fa: 'تغییر نام خانوار', en: 'Rename a household' },
    params: byId,
    body: Type.Object({ name: text(200) }, { additionalProperties: false }),
    example: { name: 'خانوادهٔ احمدی' },
    answers: { 200: Type.Object({ householdId: id }) },
    handle: async (ctx) => {
      const seen = await ctx.read((tx) => findHousehold(tx, ctx.principal, ctx.params.id));
      if (seen === undefined) return customers('household-not-found');
      return ctx.write(200, (w) => renameHousehold(w, ctx.params.id, ctx.body.name));
    },
  }),
  route({
    method: 'POST',
    path: '/households/:id/members',
    right: 'customers.write',
    summary: { fa: 'پیوستن به خانوار', en: 'Join a household' },
    params: byId,
    body: Type.Object({ customerId: id }, { additionalProperties: false }),
    example: { customerId: someone },
    answers: { 200: Type.Object({ householdId: id, customerId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) =>
        joinHousehold(w, ctx.house.secrets, ctx.params.id, ctx.body.customerId, visibleOwners(ctx.principal)),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/households/:id/members/:customerId',
    right: 'customers.write',
    summary: { fa: 'ترک خانوار', en: 'Leave a household' },
    params: Type.Object({ id, customerId: id }),
    answers: { 200: Type.Object({ householdId: id, customerId: id }) },
    handle: (ctx) =>
      ctx.write(200, (w) =>
        leaveHousehold(w, ctx.house.secrets, ctx.params.id, ctx.params.customerId, visibleOwners(ctx.principal)),
      ),
  }),
  route({
    method: 'GET',
    path: '/customers/:id/people',
    right: 'customers.read',
    summary: { fa: 'افراد یک شرکت', en: 'People of a company' },
    params: byId,
    query: Type.Object(page),
    answers: { 200: listOf(member) },
    handle: async (ctx) =>
      ctx.read(async (tx) => {
        const known = await findCustomerIds(tx, ctx.principal, ctx.params.id);
        if (known === undefined) return customers('not-found');
        const limit = ctx.query.limit ?? 50;
        const [after] = decodeCursor(ctx.query.cursor) ?? [];
        const from = typeof after === 'string' ? after : null;
        const rows = await listPeople(tx, ctx.principal, known.customerId, from, limit + 1);
        return { status: 200, body: toPage(rows, limit, (row) => [row.id]) };
      }),
  }),
];
