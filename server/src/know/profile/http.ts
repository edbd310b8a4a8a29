import { monthKey } from '@peyvand/kernel/calendar';
import { toLatinDigits } from '@peyvand/kernel/digits';
import { type FitWarning, warningText } from '@peyvand/science';
import { Type } from 'typebox';
import { countedOwners } from '../../edge/http/principal.ts';
import { type Route, route } from '../../edge/http/route.ts';
import { workspaceOf } from '../../office/workspace/index.ts';
import { findCustomer } from '../../people/customers/index.ts';
import { askForFit } from './commands/ask-for-fit.ts';
import { factList, models, movements, profile, queued } from './contract.ts';
import { facts } from './facts.ts';
import { readMonthOfMoves } from './movements.ts';
import { readProfile } from './queries.ts';
import { type FitRecord, listFits, readPending } from './read-fit.ts';
import { profileRefusals } from './refusals.ts';
import { ruleOf } from './rules/customer-rule.ts';
import { isFitLate, judgeForecasts, sayWhyNot } from './rules/forecast-verdict.ts';
import { readAsOf } from './sources.ts';

const keptFits = 20;

/** A fit as it is shown: warnings as sentences, without the matrices. */
function showFit({ fits, ...record }: FitRecord) {
  const sentences = (codes: readonly FitWarning[]) => codes.map((code) => ({ code, ...warningText(code) }));
  return {
    ...record,
    fits: Object.fromEntries(
      Object.entries(fits).map(([name, { logCovariance: _, ...one }]) => [
        name,
        { ...one, warnings: sentences(one.warnings) },
      ]),
    ),
  };
}

export const routes: Route[] = [
  route({
    method: 'GET',
    path: '/profile/facts',
    right: 'profile.read',
    summary: { fa: 'فهرست دانسته‌ها با تعریف', en: 'All facts with their definitions' },
    answers: { 200: factList },
    handle: async () => ({ status: 200, body: { items: facts } }),
  }),
  route({
    method: 'GET',
    path: '/customers/:id/profile',
    right: 'profile.read',
    summary: { fa: 'آنچه از یک مشتری می‌دانیم', en: 'What is known of a customer' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    answers: { 200: profile },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.read(async (tx) => {
        const customer = await findCustomer(tx, ctx.principal, ctx.params.id);
        if (customer === undefined) return profileRefusals('customer-not-found');
        return { status: 200, body: await readProfile(tx, workspace, ctx.now, customer.id) };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/profile/movements',
    right: 'measures.read',
    summary: { fa: 'جابه‌جایی میان مرحله‌ها و پله‌ها در یک ماه', en: 'Moves between stages and rungs in a month' },
    query: Type.Object({
      month: Type.Optional(
        Type.String({
          maxLength: 10,
          description: '2026-10, or 1405-08 in the Jalali calendar; this month if left out',
        }),
      ),
      calendar: Type.Optional(Type.Union([Type.Literal('jalali'), Type.Literal('gregorian')])),
    }),
    answers: { 200: movements },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      const calendar = ctx.query.calendar ?? workspace.calendar;
      return ctx.read(async (tx) => {
        const asOf = await readAsOf(tx, workspace, ctx.now);
        const month = toLatinDigits(ctx.query.month ?? monthKey(asOf.day, calendar));
        const moves = await readMonthOfMoves(
          tx,
          month,
          asOf.day,
          calendar,
          ruleOf(workspace.settings),
          countedOwners(ctx.principal),
        );
        return moves === undefined ? profileRefusals('month-unreadable', { month }) : { status: 200, body: moves };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/models',
    right: 'measures.read',
    summary: { fa: 'مدل‌های پیش‌بینی و درستی آن‌ها', en: 'The forecasting models and how good they are' },
    answers: { 200: models },
    handle: async (ctx) => {
      const workspace = await workspaceOf(ctx.house, ctx.principal.workspaceId);
      return ctx.read(async (tx) => {
        const kept = await listFits(tx, keptFits);
        const fits = kept.map(showFit);
        const pending = await readPending(tx, ctx.now);
        const asOf = await readAsOf(tx, workspace, ctx.now);
        const shown = kept.find((one) => one.isCurrent);
        const verdict = judgeForecasts(shown, workspace, asOf);
        const body = {
          asOf,
          persons: verdict.persons && sayWhyNot(verdict.persons),
          values: verdict.values && sayWhyNot(verdict.values),
          stale: shown !== undefined && isFitLate(shown, workspace, asOf),
          current: fits.find((one) => one.isCurrent) ?? null,
          earlier: fits.filter((one) => !one.isCurrent),
          changedSince: pending.changed,
          fitting: pending.fitting,
        };
        return { status: 200, body };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/models/refit',
    right: 'settings.manage',
    summary: { fa: 'برازش دوبارهٔ مدل‌ها', en: 'Fit the models again' },
    answers: { 202: queued },
    handle: async (ctx) =>
      ctx.write(202, async (w) => {
        await askForFit(w);
        return { queued: true };
      }),
  }),
];
