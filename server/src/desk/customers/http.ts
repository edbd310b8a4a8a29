import { Type } from 'typebox';
import { type Route, route } from '../../platform/http/route.ts';
import { countCustomers, listCustomers } from './list-customers.ts';
import { customersQuery } from './read-wish.ts';

const nullable = (schema: ReturnType<typeof Type.String> | ReturnType<typeof Type.Number>) =>
  Type.Union([schema, Type.Null()]);
const line = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  phone: nullable(Type.String()),
  email: nullable(Type.String()),
  city: Type.String(),
  tags: Type.Array(Type.String()),
  ownerId: nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  orders: Type.Integer(),
  lastDay: nullable(Type.String()),
  net: Type.Integer(),
  segment: nullable(Type.String()),
  pAlive: nullable(Type.Number()),
  clv: nullable(Type.Number()),
});

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/customers',
    right: 'customers.read',
    summary: { fa: 'فهرست و جست‌وجوی مشتریان', en: 'List and search customers' },
    query: customersQuery,
    answers: { 200: Type.Object({ items: Type.Array(line), nextCursor: nullable(Type.String()) }) },
    handle: async (ctx) => ({ status: 200, body: await ctx.read((tx) => listCustomers(tx, ctx.principal, ctx.query)) }),
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
      return {
        status: 200,
        body: await ctx.read((tx) => countCustomers(tx, ctx.principal, query, exact ? null : 10_000)),
      };
    },
  }),
];
