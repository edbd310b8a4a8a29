import { Type } from 'typebox';
import { type Route, route } from '../../platform/http/route.ts';
import { createCustomer } from './commands/create-customer.ts';
import { customer, newCustomer } from './contract.ts';
import { findCustomer } from './queries.ts';
import { customers } from './refusals.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/customers',
    right: 'customers.write',
    summary: { fa: 'مشتری تازه', en: 'Create a customer' },
    body: newCustomer,
    example: { name: 'مریم احمدی', phones: ['۰۹۱۲ ۳۴۵ ۶۷۸۹'], city: 'اصفهان', tags: ['وفادار'] },
    answers: { 201: Type.Object({ customerId: Type.String() }) },
    handle: async (ctx) => {
      const { phones, emails, externalId, nationalId, kind, name, givenName, familyName, birthday, ...details } =
        ctx.body;
      return ctx.write(201, (w) =>
        createCustomer(
          w,
          { phones, emails, externalId, nationalId, kind, name, givenName, familyName, birthday, details },
          ctx.house.secrets,
        ),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/customers/:id',
    right: 'customers.read',
    summary: { fa: 'یک مشتری', en: 'One customer' },
    params: id,
    answers: { 200: customer },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findCustomer(tx, ctx.principal, ctx.params.id));
      return found === undefined ? customers('not-found') : { status: 200, body: found };
    },
  }),
];
