import { isRefusal } from '@peyvand/kernel/refusal';
import { request as refuse } from '../../../edge/http/problem.ts';
import { type Route, route } from '../../../edge/http/route.ts';
import { writeShownOnce } from '../../../edge/http/shown-once.ts';
import { workspaceOf } from '../../../office/workspace/index.ts';
import { changeWorkspace } from '../commands/change-workspace.ts';
import { makeToken, revokeToken } from '../commands/make-token.ts';
import { byId, list, madeToken, nothing, token, tokenWish, workspace, workspaceChange } from '../contract.ts';
import { forgetCallers } from '../identity/hints.ts';
import { listTokens, readWorkspaceAnew, showWorkspace } from '../queries.ts';
import type { WorkspaceChange } from '../rules/settings.ts';
import { wholeList, writeNarrowing } from './answers.ts';
import { personOf } from './person.ts';

/** The settings of a business, and its API tokens. */
export const workspaceRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/workspace',
    right: 'session',
    summary: { fa: 'تنظیمات کسب‌وکار', en: 'Settings of the business' },
    answers: { 200: workspace },
    handle: async (ctx) => {
      if (ctx.principal.workspaceId === '') return refuse('not-found');
      return { status: 200, body: showWorkspace(await workspaceOf(ctx.house, ctx.principal.workspaceId)) };
    },
  }),
  route({
    method: 'PATCH',
    path: '/workspace',
    right: 'settings.manage',
    confirm: (body) => body.settings?.secondFactor !== undefined,
    summary: { fa: 'تغییر تنظیمات کسب‌وکار', en: 'Change the settings of the business' },
    body: workspaceChange,
    example: { name: 'فروشگاه چهارباغ', settings: { loyalFrom: 4 } },
    answers: { 200: workspace },
    handle: async (ctx) => {
      // its shape was checked by the schema, whose unions are wider than the type's
      const change = ctx.body as WorkspaceChange;
      const outcome = await ctx.written(200, (w) => changeWorkspace(w, ctx.house, ctx.principal, change));
      if (isRefusal(outcome)) return outcome;
      // a demand for a second factor is felt at once
      forgetCallers(ctx.house);
      return { status: 200, body: await readWorkspaceAnew(ctx.house, ctx.principal.workspaceId) };
    },
  }),
  route({
    method: 'GET',
    path: '/tokens',
    right: 'tokens.manage',
    summary: { fa: 'کلیدهای دسترسی', en: 'Access tokens' },
    answers: { 200: list(token) },
    handle: async (ctx) => wholeList(await ctx.read((tx) => listTokens(tx, ctx.now))),
  }),
  route({
    method: 'POST',
    path: '/tokens',
    right: 'tokens.manage',
    confirm: true,
    perMinute: 30,
    summary: { fa: 'کلید دسترسی تازه', en: 'Make an access token' },
    body: tokenWish,
    example: { name: 'صندوق چهارباغ', role: 'cashier' },
    answers: { 201: madeToken },
    handle: async (ctx) => {
      // what may go on working without anybody is made by somebody: a token makes no tokens
      const person = personOf(ctx);
      if (isRefusal(person)) return person;
      return writeShownOnce(ctx, 201, ['token'], (w) => makeToken(w, ctx.house, ctx.principal, ctx.body));
    },
  }),
  route({
    method: 'DELETE',
    path: '/tokens/:id',
    right: 'tokens.manage',
    summary: { fa: 'باطل کردن کلید دسترسی', en: 'Revoke an access token' },
    params: byId,
    answers: { 200: nothing },
    handle: (ctx) => writeNarrowing(ctx, (w) => revokeToken(w, ctx.house, ctx.principal, ctx.params.id)),
  }),
];
