import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { Type } from 'typebox';
import { csv, fileAnswer, workbook } from '../../edge/http/file-answer.ts';
import { countedOwners, holds } from '../../edge/http/principal.ts';
import { request } from '../../edge/http/problem.ts';
import { type Context, type Route, route } from '../../edge/http/route.ts';
import { format, sendLists } from '../../office/exports/index.ts';
import { type Workspace, workspaceOf } from '../../office/workspace/index.ts';
import { answerQuestion, define } from './answer-question.ts';
import { answerTrend } from './answer-trend.ts';
import { measures } from './catalogue/list.ts';
import * as contract from './contract.ts';
import { exportBehind } from './export-behind.ts';
import { type AskedPart, findBehind } from './find-behind.ts';
import { listBehind } from './list-behind.ts';
import type { Measure } from './measure.ts';
import { refuse } from './refusals.ts';
import { rememberAnswer } from './remember-answer.ts';
import { readStandpoint, type Standpoint, understandQuestion } from './understand-question.ts';

const params = Type.Object({ name: Type.String({ maxLength: 40 }) });
const measureOf = (name: string) => measures.find((one) => one.name === name);

type AnyContext = Pick<Context<unknown, { asOf?: string }, unknown>, 'house' | 'principal' | 'now' | 'read' | 'query'>;

/** Reads in one transaction from the standpoint of a request. */
async function fromStandpoint<T>(ctx: AnyContext, work: (standpoint: Standpoint) => Promise<T>): Promise<T | Refusal> {
  const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
  return ctx.read(async (tx) => {
    const standpoint = await readStandpoint(tx, workspace, ctx.now, ctx.query.asOf, countedOwners(ctx.principal));
    return isRefusal(standpoint) ? standpoint : work(standpoint);
  });
}

/**
 * What a measure found, or its own problem: one that fails is logged and says so, and never takes another with it. A database
 * that is away, or that gave the statement up, is told as such by the edge.
 */
async function alone<T>(ctx: AnyContext, measure: Measure, work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isOfConnection(error)) throw error;
    ctx.house.log.error('a measure failed', { measure: measure.name, error });
    return refuse('not-computed', { name: measure.name });
  }
}

/**
 * Errors that are of the connection and not of the measure: no answer of the server, or SQL states of classes 08, 53, 57 and 58, but
 * for a statement that took too long: a shorter window helps it. */
function isOfConnection(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code !== '57014' && (/^(08|53|57|58)/.test(code) || /^E[A-Z]+$/.test(code));
}

/** What besides the question an answer depends on. */
const seenFrom = ({ asOf, lastTradeDay, owners }: Standpoint, { settings, language, calendar }: Workspace) => [
  asOf,
  lastTradeDay,
  owners,
  settings,
  language,
  calendar,
];

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/measures',
    right: 'measures.read',
    summary: { fa: 'فهرست سنجه‌ها با تعریف', en: 'All measures with their definitions' },
    query: Type.Object({ asOf: contract.ask.asOf }),
    answers: { 200: contract.measureList },
    handle: (ctx) =>
      fromStandpoint(ctx, async (standpoint) => {
        const items = [];
        for (const measure of measures) {
          const question = understandQuestion(standpoint, measure, {});
          if (isRefusal(question)) return question;
          const { name, title, unit, usual, variants, parts, cellKeys } = measure;
          const hasTrend = measure.trend !== undefined;
          items.push({
            name,
            title,
            unit,
            window: usual,
            variants,
            parts,
            cellKeys,
            hasTrend,
            definition: define(measure, question),
          });
        }
        return { status: 200, body: { items, calendar: standpoint.workspace.calendar, asOf: standpoint.asOf } };
      }),
  }),
  route({
    method: 'GET',
    path: '/measures/trends',
    right: 'measures.read',
    summary: { fa: 'روند چند سنجه با هم، ماه به ماه', en: 'Several measures month by month, in one call' },
    query: Type.Object({ ...contract.ask, ...contract.trend, names: contract.names }),
    answers: { 200: contract.measureTrends },
    handle: (ctx) =>
      fromStandpoint(ctx, async (standpoint) => {
        const { names, ...asked } = ctx.query;
        const wanted = namedMeasures(names ?? namesOf(measures.filter((one) => one.trend !== undefined)));
        if (isRefusal(wanted)) return wanted;
        const items = [];
        for (const measure of wanted) {
          const trend = await orProblem(standpoint, () => trendOf(ctx, standpoint, measure, asked));
          items.push({ name: measure.name, ...('problem' in trend ? trend : { trend: trend.found }) });
        }
        return { status: 200, body: { items } };
      }),
  }),
  route({
    method: 'GET',
    path: '/measures/answers',
    right: 'measures.read',
    summary: { fa: 'چند سنجه با یک پرسش', en: 'Several measures asked the same question, in one call' },
    query: Type.Object({ ...contract.ask, names: contract.names }),
    answers: { 200: contract.measureAnswers },
    handle: (ctx) =>
      fromStandpoint(ctx, async (standpoint) => {
        const { names, ...asked } = ctx.query;
        const wanted = namedMeasures(names ?? namesOf(measures));
        if (isRefusal(wanted)) return wanted;
        const items = [];
        for (const measure of wanted) {
          const answer = await orProblem(standpoint, () => answerOf(ctx, standpoint, measure, asked));
          items.push({ name: measure.name, ...('problem' in answer ? answer : { answer: answer.found }) });
        }
        return { status: 200, body: { items } };
      }),
  }),
  route({
    method: 'GET',
    path: '/measures/:name',
    right: 'measures.read',
    summary: {
      fa: 'یک سنجه، یا یک خانه از جدول آن',
      en: 'One measure, or one cell of its table with the whole beside it',
    },
    params,
    query: Type.Object({ ...contract.ask, ...contract.addressOf }),
    answers: { 200: contract.measureAnswer },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      return fromStandpoint(ctx, async (standpoint) => {
        const body = await answerOf(ctx, standpoint, measure, ctx.query);
        return isRefusal(body) ? body : { status: 200, body };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/trend',
    right: 'measures.read',
    summary: { fa: 'روند یک سنجه، ماه به ماه', en: 'A measure month by month' },
    params,
    query: Type.Object({ ...contract.ask, ...contract.trend }),
    answers: { 200: contract.measureTrend },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      return fromStandpoint(ctx, async (standpoint) => {
        const body = await trendOf(ctx, standpoint, measure, ctx.query);
        return isRefusal(body) ? body : { status: 200, body };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/rows',
    right: 'measures.read',
    summary: {
      fa: 'آنچه پشت یک سنجه یا یک خانهٔ آن است: افراد، سفارش‌ها و برگشتی‌ها، یا روزها',
      en: 'What stands behind a measure or one of its cells: persons, orders and returns, or days, each with what it adds',
    },
    params,
    query: Type.Object({ ...contract.ask, ...contract.cell }),
    answers: { 200: contract.measureRows },
    handle: async (ctx) => {
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      return fromStandpoint(ctx, async (standpoint) => {
        const body = await alone(ctx, measure, async () => {
          const found = await findBehind(standpoint, measure, ctx.query);
          return isRefusal(found) ? found : listBehind(found.question, ctx.principal, found.behind, ctx.query);
        });
        return isRefusal(body) ? body : { status: 200, body };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/measures/:name/rows/file',
    right: 'exports.run',
    summary: {
      fa: 'همان ردیف‌ها، همه در یک فایل',
      en: 'The same rows, all in one file; X-Row-Count says how many',
    },
    params,
    query: Type.Object({ ...contract.ask, ...contract.cellOf, format }),
    answers: { 200: fileAnswer(csv, workbook) },
    handle: async (ctx) => {
      if (!holds(ctx.principal, 'measures.read')) return request('forbidden', { right: 'measures.read' });
      const measure = measureOf(ctx.params.name);
      if (measure === undefined) return refuse('not-found');
      const found = await fromStandpoint(ctx, (standpoint) =>
        alone(ctx, measure, () => findBehind(standpoint, measure, ctx.query)),
      );
      if (isRefusal(found)) return found;
      return sendLists(ctx, [exportBehind(measure, found.behind)], ctx.query.format ?? 'csv', false);
    },
  }),
];

type AskedTrend = Parameters<typeof answerTrend>[2];

function trendOf(ctx: AnyContext, standpoint: Standpoint, measure: Measure, asked: AskedTrend) {
  const whole = ['trend', measure.name, asked, seenFrom(standpoint, standpoint.workspace)];
  return alone(ctx, measure, () => rememberAnswer(standpoint.tx, whole, () => answerTrend(standpoint, measure, asked)));
}

function answerOf(ctx: AnyContext, standpoint: Standpoint, measure: Measure, asked: AskedPart) {
  const whole = [measure.name, asked, seenFrom(standpoint, standpoint.workspace)];
  return alone(ctx, measure, () =>
    rememberAnswer(standpoint.tx, whole, () => answerQuestion(standpoint, measure, asked)),
  );
}

const namesOf = (some: readonly Measure[]) => some.map((one) => one.name).join(',');

/** The measures of a list of names, each once; one that is not known is refused. */
function namedMeasures(names: string): Measure[] | Refusal {
  const found: Measure[] = [];
  for (const name of new Set(names.split(',').map((one) => one.trim()))) {
    const measure = measureOf(name);
    if (measure === undefined) return refuse('not-found');
    found.push(measure);
  }
  return found;
}

/** What was found of one measure among others: its problem stands in its place, and the next is asked all the same. */
async function orProblem<T>({ tx }: Standpoint, find: () => Promise<T | Refusal>) {
  await tx.query('savepoint one_measure');
  const found = await find();
  if (!isRefusal(found)) {
    await tx.query('release savepoint one_measure');
    return { found };
  }
  await tx.query('rollback to savepoint one_measure');
  const { code, message } = found;
  return { problem: { code, ...message } };
}
