import { type Route, route } from '../../edge/http/route.ts';
import { writeShownOnce } from '../../edge/http/shown-once.ts';
import { judgeTarget } from './commands/judge-target.ts';
import { changeEndpoint, changeSecret, createEndpoint, deleteEndpoint } from './commands/keep-endpoint.ts';
import { replayDeliveries, testEndpoint } from './commands/send-again.ts';
import * as contract from './contract.ts';
import { listEventTypes } from './list-event-types.ts';
import { findDelivery, listDeliveries, listEndpoints } from './queries.ts';
import { webhooks } from './refusals.ts';

const right = 'webhooks.manage';

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/webhooks',
    right,
    summary: { fa: 'وب‌هوک‌ها', en: 'Webhooks' },
    answers: { 200: contract.endpointList },
    handle: async (ctx) => ({ status: 200, body: { items: await ctx.read((tx) => listEndpoints(tx)) } }),
  }),
  route({
    method: 'POST',
    path: '/webhooks',
    right,
    confirm: true,
    summary: { fa: 'وب‌هوک تازه', en: 'Create a webhook' },
    body: contract.newEndpoint,
    example: { url: 'https://example.com/peyvand', eventTypes: ['purchase.recorded', 'customer.created'] },
    answers: { 201: contract.withSecret },
    handle: async (ctx) =>
      (await judgeTarget(ctx.house, ctx.body.url)) ??
      writeShownOnce(ctx, 201, ['secret'], (w) => createEndpoint(w, ctx.house, ctx.principal, ctx.body)),
  }),
  route({
    method: 'GET',
    path: '/webhooks/event-types',
    right,
    summary: { fa: 'رویدادهایی که می‌توان شنید', en: 'The events that a webhook can be told of' },
    answers: { 200: contract.eventTypeList },
    handle: async ({ house, principal }) => ({ status: 200, body: { items: listEventTypes(house.events, principal) } }),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:id',
    right,
    summary: { fa: 'یک وب‌هوک', en: 'One webhook' },
    params: contract.byId,
    answers: { 200: contract.endpoint },
    handle: async (ctx) => {
      const [found] = await ctx.read((tx) => listEndpoints(tx, ctx.params.id));
      return found === undefined ? webhooks('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'PATCH',
    path: '/webhooks/:id',
    right,
    // where the events go, and which: as much as making it anew
    confirm: ({ url, eventTypes }) => url !== undefined || eventTypes !== undefined,
    summary: { fa: 'ویرایش، روشن یا خاموش کردن وب‌هوک', en: 'Change a webhook, turn it on or off' },
    params: contract.byId,
    body: contract.endpointChange,
    example: { on: false },
    answers: { 200: contract.onlyId },
    handle: async (ctx) => {
      const { url } = ctx.body;
      const refused = url === undefined ? undefined : await judgeTarget(ctx.house, url);
      return refused ?? ctx.write(200, (w) => changeEndpoint(w, ctx.house, ctx.principal, ctx.params.id, ctx.body));
    },
  }),
  route({
    method: 'DELETE',
    path: '/webhooks/:id',
    right,
    summary: { fa: 'حذف وب‌هوک', en: 'Delete a webhook' },
    params: contract.byId,
    answers: { 200: contract.onlyId },
    handle: (ctx) => ctx.write(200, (w) => deleteEndpoint(w, ctx.house, ctx.params.id)),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:id/secret',
    right,
    confirm: true,
    summary: { fa: 'رمز تازه برای وب‌هوک', en: 'Make a new secret; the former one signs on for a day' },
    params: contract.byId,
    answers: { 200: contract.withSecret },
    handle: (ctx) =>
      writeShownOnce(ctx, 200, ['secret'], (w) => changeSecret(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:id/test',
    right,
    summary: { fa: 'فرستادن رویداد آزمایشی', en: 'Send a test event' },
    params: contract.byId,
    answers: { 202: contract.tested },
    handle: (ctx) => ctx.write(202, (w) => testEndpoint(w, ctx.params.id)),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    right,
    summary: { fa: 'ارسال‌های یک وب‌هوک', en: 'Deliveries of a webhook, newest first' },
    params: contract.byId,
    query: contract.deliveryFilters,
    answers: { 200: contract.deliveryList },
    handle: (ctx) =>
      ctx.read(async (tx) => {
        if ((await listEndpoints(tx, ctx.params.id)).length === 0) return webhooks('not-found');
        return { status: 200, body: await listDeliveries(tx, ctx.house.events, ctx.params.id, ctx.query) };
      }),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:id/deliveries/:deliveryId',
    right,
    summary: { fa: 'یک ارسال با همهٔ تلاش‌هایش', en: 'One delivery with its attempts' },
    params: contract.byDelivery,
    answers: { 200: contract.delivery },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findDelivery(tx, ctx.house.events, ctx.params.id, ctx.params.deliveryId));
      return found === undefined ? webhooks('delivery-not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'POST',
    path: '/webhooks/:id/deliveries/:deliveryId/replay',
    right,
    summary: { fa: 'ارسال دوبارهٔ یک رویداد', en: 'Send one event again' },
    params: contract.byDelivery,
    answers: { 202: contract.replayed },
    handle: (ctx) => ctx.write(202, (w) => replayDeliveries(w, ctx.house, ctx.params.id, ctx.params)),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:id/replay',
    right,
    summary: { fa: 'ارسال دوبارهٔ همهٔ رویدادهای ناموفق یا گذشته', en: 'Send past events again' },
    params: contract.byId,
    body: contract.replay,
    example: { state: 'failed' },
    answers: { 202: contract.replayed },
    handle: (ctx) => {
      const { state, since } = ctx.body;
      const wish = { state, since: since === undefined ? undefined : new Date(since) };
      return ctx.write(202, (w) => replayDeliveries(w, ctx.house, ctx.params.id, wish));
    },
  }),
];
