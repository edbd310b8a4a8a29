import { visibleOwners } from '../../edge/http/principal.ts';
import { request } from '../../edge/http/problem.ts';
import { type Route, route } from '../../edge/http/route.ts';
import { workspaceOf } from '../../office/workspace/index.ts';
import { findCustomerIds } from '../../people/customers/index.ts';
import { cancelPurchase } from './commands/cancel-purchase.ts';
import { payPurchase } from './commands/pay-purchase.ts';
import { type RecordedPurchase, recordPurchase, recordReturn } from './commands/record-purchase.ts';
import { returnGoods } from './commands/return-goods.ts';
import * as contract from './contract.ts';
import { findPurchase, listPlaces, listPurchases } from './queries.ts';
import { purchases } from './refusals.ts';

/** 201 for a new one, 200 for one that had been recorded before. */
const statusOf = (answer: RecordedPurchase) => (answer.already ? 200 : 201);

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/purchases',
    right: 'purchases.write',
    summary: { fa: 'ثبت خرید', en: 'Record a purchase' },
    body: contract.newPurchase,
    example: {
      customer: { phone: '0912 345 6789', name: 'مریم احمدی' },
      number: 'F-1024',
      at: '2026-11-21T18:10:00+03:30',
      channel: 'till',
      branch: 'چهارباغ',
      lines: [{ sku: 'CREAM-50', name: 'کرم دست', quantity: '2', unitPrice: 1_250_000, discount: 150_000 }],
      payments: [{ method: 'card', amount: 2_350_000, reference: '814023' }],
      total: 2_350_000,
    },
    answers: { 200: contract.recordedPurchase, 201: contract.recordedPurchase },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(statusOf, (w) =>
        recordPurchase(w, workspace, ctx.body, ctx.house.secrets, visibleOwners(ctx.principal)),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/purchases',
    right: 'purchases.read',
    summary: { fa: 'فهرست خریدها', en: 'Purchases, newest first' },
    query: contract.purchaseFilters,
    answers: { 200: contract.purchaseList },
    handle: async (ctx) => ({
      status: 200,
      body: await ctx.read((tx) => listPurchases(tx, ctx.principal, ctx.query)),
    }),
  }),
  route({
    method: 'GET',
    path: '/purchases/places',
    right: 'purchases.read',
    summary: { fa: 'کانال‌ها و شعبه‌های خریدهای اخیر', en: 'Channels and branches of the latest purchases' },
    answers: { 200: contract.places },
    handle: async (ctx) => ({ status: 200, body: await ctx.read(listPlaces) }),
  }),
  route({
    method: 'GET',
    path: '/purchases/:id',
    right: 'purchases.read',
    summary: { fa: 'یک خرید با قلم‌ها، پرداخت‌ها و برگشت‌هایش', en: 'One purchase with its lines, payments and returns' },
    params: contract.byId,
    answers: { 200: contract.purchase },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findPurchase(tx, ctx.principal, ctx.params.id));
      return found === undefined ? purchases('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'GET',
    path: '/customers/:id/purchases',
    right: 'purchases.read',
    summary: { fa: 'خریدهای یک مشتری', en: "A customer's purchases, newest first" },
    params: contract.byId,
    query: contract.customerPurchaseFilters,
    answers: { 200: contract.purchaseList },
    handle: async (ctx) => {
      const { id } = ctx.params;
      return ctx.read(async (tx) => {
        if ((await findCustomerIds(tx, ctx.principal, id)) === undefined) return request('not-found');
        return { status: 200, body: await listPurchases(tx, ctx.principal, { ...ctx.query, customer: id }) };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/purchases/:id/returns',
    right: 'purchases.write',
    summary: { fa: 'برگشت از یک خرید، قلم به قلم', en: 'Take goods of a purchase back, per line' },
    params: contract.byId,
    body: contract.returnOfPurchase,
    example: { lines: [{ position: 1, quantity: '1' }], reason: 'رنگ اشتباه' },
    answers: { 201: contract.returned },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(201, (w) => returnGoods(w, ctx.principal, workspace, ctx.params.id, ctx.body));
    },
  }),
  route({
    method: 'POST',
    path: '/purchases/:id/cancel',
    right: 'purchases.write',
    summary: { fa: 'لغو خرید', en: 'Cancel a purchase' },
    params: contract.byId,
    body: contract.cancellation,
    example: { reason: 'سفارش تکراری' },
    answers: { 200: contract.cancelled },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(200, (w) => cancelPurchase(w, ctx.principal, workspace, ctx.params.id, ctx.body));
    },
  }),
  route({
    method: 'POST',
    path: '/purchases/:id/payments',
    right: 'purchases.write',
    summary: { fa: 'ثبت پرداخت برای یک خرید', en: 'Record a payment for a purchase' },
    params: contract.byId,
    body: contract.newPayment,
    example: { method: 'cash', amount: 500_000 },
    answers: { 201: contract.paid },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(201, (w) => payPurchase(w, ctx.principal, workspace, ctx.params.id, ctx.body));
    },
  }),
  route({
    method: 'POST',
    path: '/returns',
    right: 'purchases.write',
    summary: { fa: 'برگشت بدون فاکتور خرید', en: 'Record a return without an order' },
    body: contract.newReturn,
    example: {
      customer: { phone: '0912 345 6789' },
      number: 'R-17',
      at: '2026-11-21',
      lines: [{ sku: 'CREAM-50', quantity: 1, unitPrice: 1_250_000 }],
    },
    answers: { 200: contract.recordedPurchase, 201: contract.recordedPurchase },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(statusOf, (w) =>
        recordReturn(w, workspace, ctx.body, ctx.house.secrets, visibleOwners(ctx.principal)),
      );
    },
  }),
];
