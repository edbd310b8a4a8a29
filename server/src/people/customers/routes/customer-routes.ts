import { Type } from 'typebox';
import { type Route, route } from '../../../edge/http/route.ts';
import { workspaceOf } from '../../../office/workspace/index.ts';
import { changeCustomer } from '../commands/change-customer.ts';
import { createCustomer } from '../commands/create-customer.ts';
import { byId, customer, customerChange, newCustomer, words } from '../contract.ts';
import { findCustomer } from '../queries.ts';
import { customers } from '../refusals.ts';

export const customerRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/customers',
    right: 'customers.write',
    summary: { fa: 'مشتری تازه', en: 'Create a customer' },
    body: newCustomer,
    example: { name: 'مریم احمدی', phones: ['۰۹۱۲ ۳۴۵ ۶۷۸۹'], city: 'اصفهان', tags: ['وفادار'] },
    answers: {
      201: Type.Object({
        customerId: Type.String(),
        shared: Type.Array(
          Type.Object({
            kind: Type.String(),
            value: Type.String(),
            reasons: Type.Array(Type.Object({ code: Type.String(), words })),
          }),
          { description: 'What is the key of another person and now reaches both, with why they are two' },
        ),
      }),
    },
    handle: async (ctx) => {
      const { principal, house, body } = ctx;
      const workspace = await workspaceOf(house, principal.workspaceId);
      // somebody who sees only her own customers would lose sight of a new one without an owner
      const ownerId = body.ownerId ?? (principal.scope === 'all' ? null : principal.userId);
      return ctx.write(201, (w) =>
        createCustomer(w, { secrets: house.secrets, workspace }, { ...body, ownerId }, principal),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/customers/:id',
    right: 'customers.read',
    summary: { fa: 'یک مشتری', en: 'One customer' },
    params: byId,
    answers: { 200: customer },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findCustomer(tx, ctx.principal, ctx.params.id));
      return found === undefined ? customers('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'PATCH',
    path: '/customers/:id',
    right: 'customers.write',
    summary: { fa: 'تغییر مشتری', en: 'Change a customer' },
    params: byId,
    body: customerChange,
    example: {
      version: 1,
      city: 'شیراز',
      addTags: ['وفادار'],
      setIdentifiers: [{ kind: 'phone', value: '0912 345 6789', primary: true, verified: true }],
      verified: ['city'],
    },
    answers: {
      200: Type.Object({ customerId: Type.String(), version: Type.Integer(), changed: Type.Array(Type.String()) }),
    },
    handle: async (ctx) => {
      const { principal, house } = ctx;
      const workspace = await workspaceOf(house, principal.workspaceId);
      return ctx.write(200, (w) =>
        changeCustomer(w, { secrets: house.secrets, workspace }, principal, ctx.params.id, ctx.body),
      );
    },
  }),
];
