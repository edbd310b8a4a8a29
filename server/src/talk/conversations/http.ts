import { visibleOwners } from '../../edge/http/principal.ts';
import { request } from '../../edge/http/problem.ts';
import { type Route, route } from '../../edge/http/route.ts';
import { workspaceOf } from '../../office/workspace/index.ts';
import { findCustomerIds } from '../../people/customers/index.ts';
import { type RecordedInteraction, recordInteraction } from './commands/record-interaction.ts';
import * as contract from './contract.ts';
import { findInteraction, listInteractions } from './queries.ts';
import { conversations } from './refusals.ts';

export const routes: Route[] = [
  route({
    method: 'POST',
    path: '/interactions',
    right: 'interactions.write',
    summary: {
      fa: 'ثبت تعامل: یادداشت، تماس، فرم، پیام، مراجعه',
      en: 'Record an interaction: note, call, form, message, visit',
    },
    body: contract.newInteraction,
    example: {
      channel: 'form',
      subject: 'درخواست مشاوره',
      fields: { 'نام و نام خانوادگی': 'مریم احمدی', 'شماره تماس': '۰۹۱۲۳۴۵۶۷۸۹', پیام: 'لطفاً عصر تماس بگیرید.' },
    },
    answers: { 200: contract.recordedInteraction, 201: contract.recordedInteraction },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.write(
        (answer: RecordedInteraction) => (answer.already ? 200 : 201),
        (w) => recordInteraction(w, workspace, ctx.body, ctx.house.secrets, visibleOwners(ctx.principal)),
      );
    },
  }),
  route({
    method: 'GET',
    path: '/interactions',
    right: 'interactions.read',
    summary: { fa: 'تعامل‌ها، از تازه به کهنه', en: 'Interactions, newest first' },
    query: contract.interactionFilters,
    answers: { 200: contract.interactionList },
    handle: async (ctx) => ({
      status: 200,
      body: await ctx.read((tx) => listInteractions(tx, ctx.principal, ctx.query)),
    }),
  }),
  route({
    method: 'GET',
    path: '/interactions/:id',
    right: 'interactions.read',
    summary: { fa: 'یک تعامل', en: 'One interaction' },
    params: contract.byId,
    answers: { 200: contract.interaction },
    handle: async (ctx) => {
      const found = await ctx.read((tx) => findInteraction(tx, ctx.principal, ctx.params.id));
      return found === undefined ? conversations('not-found') : { status: 200, body: found };
    },
  }),
  route({
    method: 'GET',
    path: '/customers/:id/interactions',
    right: 'interactions.read',
    summary: { fa: 'تعامل‌های یک مشتری', en: "A customer's interactions, newest first" },
    params: contract.byId,
    query: contract.customerInteractionFilters,
    answers: { 200: contract.interactionList },
    handle: async (ctx) => {
      const { id } = ctx.params;
      return ctx.read(async (tx) => {
        if ((await findCustomerIds(tx, ctx.principal, id)) === undefined) return request('not-found');
        return { status: 200, body: await listInteractions(tx, ctx.principal, { ...ctx.query, customer: id }) };
      });
    },
  }),
];
