import { isRefusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { format, sendLists } from '../../platform/export/send-lists.ts';
import { holds } from '../../platform/http/principal.ts';
import { request } from '../../platform/http/problem.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { workspaceOf } from '../../platform/workspace/remember-workspace.ts';
import { answerQuestion, define } from './answer-question.ts';
import { answerTrend } from './answer-trend.ts';
import { measures } from './catalogue/list.ts';
import { ask, cell, cellOf, measureAnswer, measureList, measureRows, measureTrend, trend } from './contract.ts';
import { exportBehind } from './export-behind.ts';
import { findBehind } from './find-behind.ts';
import { listBehind } from './list-behind.ts';
import { refuse } from './refusals.ts';
import { rememberAnswer } from './remember-answer.ts';
import { understandQuestion } from './understand-question.ts';

const params = Type.Object({ name: Type.String({ maxLength: 40 }) });
const measureOf = (name: string) => measures.find((one) => one.name === name);

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/measures',
    right: 'measures.read',
    summary: { fa: 'فهرست سنجه‌ها با تعریف', en: 'All measures with their definitions' },
    answers: { 200: measureList },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.read(async (tx) => {
        const items = [];
        let asOf = {};
        for (const measure of measures) {
          const question = await understandQuestion(tx, workspace, ctx.now, measure, {});
          if (isRefusal(question)) return question;
          asOf = question.asOf;
          const { name, title, unit, usual, variants } = measure;
          items.push({ name, title, unit, window: usual, variants, definition: define(measure, question) });
        }
        return { status: 200, body: { items, asOf } };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name',
    right: 'measures.read',
    summary: { fa: 'یک سنجه', en: 'One measure' },
    params,
    query: Type.Object(ask),
    answers: { 200: measureAnswer },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.read(async (tx) => {
        const question = await understandQuestion(tx, workspace, ctx.now, measure, ctx.query);
        if (isRefusal(question)) return question;
        const whole = [measure.name, ctx.query, question.asOf, question.window, workspace.settings, workspace.language];
        const body = await rememberAnswer(tx, whole, () => answerQuestion(measure, question, ctx.query));
        return { status: 200, body };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/trend',
    right: 'measures.read',
    summary: { fa: 'روند یک سنجه، ماه به ماه', en: 'A measure month by month' },
    params,
    query: Type.Object({ ...ask, ...trend }),
    answers: { 200: measureTrend },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      const { months = 12, span = measure.usual === 'year' ? 'year' : 'month' } = ctx.query;
      return ctx.read(async (tx) => {
        const question = await understandQuestion(tx, workspace, ctx.now, measure, ctx.query);
        if (isRefusal(question)) return question;
        const whole = ['trend', measure.name, ctx.query, question.asOf, question.calendar, workspace.settings];
        const points = await rememberAnswer(tx, whole, () => answerTrend(measure, question, months, span));
        return {
          status: 200,
          body: { name: measure.name, unit: measure.unit, span, calendar: question.calendar, points },
        };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/rows',
    right: 'measures.read',
    summary: { fa: 'افراد یا سفارش‌های پشت یک سنجه', en: 'The persons or orders behind a measure' },
    params,
    query: Type.Object({ ...ask, ...cell }),
    answers: { 200: measureRows },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.read(async (tx) => {
        const found = await findBehind(tx, workspace, ctx.now, measure, ctx.query);
        if (isRefusal(found)) return found;
        return { status: 200, body: await listBehind(found.question, ctx.principal, found.behind, ctx.query) };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/rows/file',
    right: 'exports.run',
    summary: {
      fa: 'همان افراد یا سفارش‌ها، همه در یک فایل',
      en: 'The same persons or orders, all in one file; X-Row-Count says how many',
    },
    params,
    query: Type.Object({ ...ask, ...cellOf, format }),
    answers: { 200: Type.Unknown() },
    handle: async (ctx) => {
      if (!holds(ctx.principal, 'measures.read')) return request('forbidden', { right: 'measures.read' });
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      const found = await ctx.read((tx) => findBehind(tx, workspace, ctx.now, measure, ctx.query));
      if (isRefusal(found)) return found;
      return sendLists(ctx, [exportBehind(measure, found.behind)], ctx.query.format ?? 'csv', false);
    },
  }),
];
