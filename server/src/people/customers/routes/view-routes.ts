import { Type } from 'typebox';
import { type Route, route } from '../../../edge/http/route.ts';
import { changeView, dropView, saveView } from '../commands/keep-views.ts';
import { restoreView } from '../commands/restore-removed.ts';
import { byId, id } from '../contract.ts';
import { listViews } from '../reads/list-views.ts';

const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const definition = Type.Record(Type.String(), Type.Unknown(), {
  maxProperties: 50,
  description: '{filter, columns, sort}: filter and sort as GET /customers takes them',
});
const position = Type.Integer({ minimum: 0, maximum: 100_000 });
const known = Type.Object({ viewId: id });

export const viewRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/views',
    right: 'customers.read',
    summary: { fa: 'نماهای ذخیره‌شدهٔ فهرست مشتریان', en: 'Saved views of the customers list' },
    answers: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id,
            name: Type.String(),
            shared: Type.Boolean(),
            own: Type.Boolean(),
            definition,
            position: Type.Integer(),
          }),
        ),
      }),
    },
    handle: async (ctx) => ({ status: 200, body: { items: await ctx.read((tx) => listViews(tx, ctx.principal)) } }),
  }),
  route({
    method: 'POST',
    path: '/views',
    right: 'customers.read',
    summary: { fa: 'ذخیرهٔ نما', en: 'Save a view' },
    body: Type.Object(
      { name, definition, shared: Type.Optional(Type.Boolean()), position: Type.Optional(position) },
      { additionalProperties: false },
    ),
    example: {
      name: 'وفاداران اصفهان',
      shared: true,
      definition: { filter: { city: 'اصفهان', tag: 'وفادار' }, columns: ['name', 'phone', 'net'], sort: 'net' },
    },
    answers: { 201: known },
    handle: (ctx) => ctx.write(201, (w) => saveView(w, ctx.principal, ctx.body)),
  }),
  route({
    method: 'PATCH',
    path: '/views/:id',
    right: 'customers.read',
    summary: { fa: 'تغییر نما', en: 'Change a saved view' },
    params: byId,
    body: Type.Object(
      {
        name: Type.Optional(name),
        definition: Type.Optional(definition),
        shared: Type.Optional(Type.Boolean()),
        position: Type.Optional(position),
      },
      { additionalProperties: false },
    ),
    example: { shared: false },
    answers: { 200: known },
    handle: (ctx) => ctx.write(200, (w) => changeView(w, ctx.principal, ctx.params.id, ctx.body)),
  }),
  route({
    method: 'DELETE',
    path: '/views/:id',
    right: 'customers.read',
    summary: { fa: 'برداشتن نما', en: 'Delete a saved view' },
    params: byId,
    answers: { 200: known },
    handle: (ctx) => ctx.write(200, (w) => dropView(w, ctx.house.secrets, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'POST',
    path: '/views/:id/restore',
    right: 'customers.read',
    summary: { fa: 'برگرداندن نمای برداشته‌شده', en: 'Put a view back that was deleted' },
    params: byId,
    answers: { 200: known },
    handle: (ctx) => ctx.write(200, (w) => restoreView(w, ctx.house.secrets, ctx.principal, ctx.params.id)),
  }),
];
