import { addDays, type Day, daysBetween, partsOf, weekdayOf } from '@peyvand/kernel/calendar';
import { type FitWarning, predictiveInterval, WEEKS_PER_MONTH, warningText } from '@peyvand/science';
import type { Tx } from '../../ground/database/transaction.ts';
import type { Workspace } from '../../office/workspace/index.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import { facts } from './facts.ts';
import { readCategories } from './read-categories.ts';
import { type FitRecord, readCurrentFit } from './read-fit.ts';
import { type CustomerRule, lapseAfter, ruleOf } from './rules/customer-rule.ts';
import { type ForecastVerdict, groupRate, judgeForecasts, sayWhyNot } from './rules/forecast-verdict.ts';
import { historyOf } from './rules/history-of.ts';
import { lifeHistory } from './rules/life-history.ts';
import { type PurchaseDay, riskAfter, rungOf, stageOf, standingAfter, usualGap } from './rules/lifecycle.ts';
import { paramsOf, spendOf } from './rules/score-histories.ts';
import { sayRelationship } from './rules/sentence.ts';
import { readAsOf } from './sources.ts';

interface FactRow {
  orders: number;
  transactions: number;
  firstDay: Day | null;
  lastDay: Day | null;
  gross: number;
  returned: number;
  net: number;
  firstValue: number;
  costedOrders: number;
  costedNet: number;
  cost: number;
  costedTax: number;
  keptDays: number | null;
  keptFirst: Day | null;
  keptLast: Day | null;
  keptRepeat: number;
  serveCost: number;
  gapMedian: number | null;
  endedDay: Day | null;
}
interface ScoreRow {
  r: number;
  f: number;
  m: number;
  segment: string;
  pAlive: number | null;
  expectedPurchases: number | null;
  averageValue: number | null;
  clv: number | null;
  nextDay: Day | null;
}
interface OrderRow {
  day: Day;
  channel: string;
  branch: string;
}

const factsSql = `select orders, transactions, first_day as "firstDay", last_day as "lastDay", gross, returned, net, first_value as "firstValue",
  costed_orders as "costedOrders", costed_net as "costedNet", cost, costed_tax as "costedTax",
  kept_days as "keptDays", kept_first as "keptFirst", kept_last as "keptLast", kept_repeat as "keptRepeat", serve_cost as "serveCost", gap_median as "gapMedian", ended_day as "endedDay"
  from profile_customer where workspace_id = $1 and customer_id = $2`;
const scoreSql = `select r, f, m, segment, p_alive as "pAlive", expected_purchases as "expectedPurchases", average_value as "averageValue",
  clv, next_day as "nextDay" from profile_score where workspace_id = $1 and fit_id = $2 and customer_id = $3`;
// rides on purchases_purchase_customer
const ordersSql = `select day, channel, branch from ${countedOrders} o where workspace_id = $1 and customer_id = $2 order by day, at, purchase_id`;

/** All facts of a customer with their words, the sentence on the relationship, and how she came to where she is. */
export async function readProfile(tx: Tx, workspace: Workspace, now: Date, customerId: string) {
  const [asOf, fit, [row], orders, categories] = await Promise.all([
    readAsOf(tx, workspace, now),
    readCurrentFit(tx),
    tx.prepared<FactRow>(factsSql, [tx.workspaceId, customerId]),
    tx.prepared<OrderRow>(ordersSql, [tx.workspaceId, customerId]),
    readCategories(tx, customerId),
  ]);
  const [score] =
    fit === undefined ? [] : await tx.prepared<ScoreRow>(scoreSql, [tx.workspaceId, fit.fitId, customerId]);
  const rule = ruleOf(workspace.settings);
  const days = countDays(orders);
  const endedDay = row?.endedDay ?? null;
  const history = lifeHistory(days, asOf.day, rule, endedDay);
  const time = timeFacts(days, asOf.day, rule, endedDay);
  const verdict = judgeForecasts(fit, workspace, asOf);
  const known = score === undefined ? {} : populationFacts(score, verdict);
  const values: Record<string, unknown> = {
    ...eventFacts(row, orders, workspace.calendar),
    ...(row && { categories }),
    ...time,
    ...known,
  };
  const interval = row && fit && verdict.values === null ? valueInterval(row, fit) : undefined;
  const warnings = fit === undefined ? [] : warningsOf(fit);
  return {
    customerId,
    asOf: asOf.day,
    relationship: sayRelationship({
      stage: time.stage,
      segment: known.segment ?? null,
      orders: orders.length,
      transactions: days.length,
      // dated ahead of the day that all is seen from: nothing is said of how long ago that is
      recencyDays: (days.at(-1)?.day ?? asOf.day) > asOf.day ? null : time.recencyDays,
      usualGap: usualGap(standingAfter(days, endedDay)),
      pAlive: known.pAlive ?? null,
      m: known.m ?? null,
    }),
    facts: facts.map((fact) => ({
      ...fact,
      value: values[fact.name] ?? null,
      ...(fact.name === 'clv' && interval !== undefined ? { interval } : {}),
      ...(fact.kind === 'population' && isForecast(fact.name) ? { warnings } : {}),
    })),
    forecast: {
      persons: verdict.persons && sayWhyNot(verdict.persons),
      values: verdict.values && sayWhyNot(verdict.values),
      group: groupRate(fit),
      valuesAre: fit?.assumptions.margin == null ? ('revenue' as const) : ('margin' as const),
    },
    history: history.stages,
    rungs: history.rungs,
    fit: fit && { fitId: fit.fitId, model: fit.model, asOf: fit.asOf, madeAt: fit.madeAt, customers: fit.customers },
  };
}

const isForecast = (name: string) => !['segment', 'r', 'f', 'm'].includes(name);

function countDays(orders: readonly OrderRow[]): PurchaseDay[] {
  const days = new Map<Day, number>();
  for (const { day } of orders) days.set(day, (days.get(day) ?? 0) + 1);
  return [...days].map(([day, count]) => ({ day, orders: count }));
}

function eventFacts(row: FactRow | undefined, orders: readonly OrderRow[], calendar: Workspace['calendar']) {
  if (row === undefined) return {};
  const { firstDay, lastDay, transactions, gapMedian } = row;
  const byMonth = Array.from({ length: 12 }, () => 0);
  const byWeekday = Array.from({ length: 7 }, () => 0);
  const channels = new Map<string, number>();
  for (const { day, channel } of orders) {
    const month = partsOf(day, calendar).month - 1;
    byMonth[month] = (byMonth[month] ?? 0) + 1;
    byWeekday[weekdayOf(day)] = (byWeekday[weekdayOf(day)] ?? 0) + 1;
    channels.set(channel, (channels.get(channel) ?? 0) + 1);
  }
  const last = orders.at(-1);
  const most = Math.max(0, ...channels.values());
  return {
    orders: row.orders,
    transactions,
    firstDay,
    lastDay,
    gross: row.gross,
    returned: row.returned,
    net: row.net,
    aov: row.orders === 0 ? null : row.net / row.orders,
    margin: row.costedOrders === 0 ? null : row.costedNet - row.costedTax - row.cost,
    costToServe: row.serveCost,
    usualGap: usualGap({ transactions, firstDay, lastDay }),
    medianGap: gapMedian,
    lastChannel: last?.channel ?? null,
    lastBranch: last?.branch ?? null,
    favouriteChannel: orders.findLast(({ channel }) => channels.get(channel) === most)?.channel ?? null,
    ordersByMonth: byMonth,
    ordersByWeekday: byWeekday,
  };
}

function timeFacts(days: readonly PurchaseDay[], asOf: Day, rule: CustomerRule, endedDay: Day | null) {
  const standing = standingAfter(days, endedDay);
  const stage = stageOf(standing, asOf, rule);
  const gap = usualGap(standing);
  const lapse = lapseAfter(rule, gap);
  const flips = [riskAfter(lapse, gap), lapse].map((limit) =>
    standing.lastDay === null ? null : addDays(standing.lastDay, Math.floor(limit) + 1),
  );
  return {
    recencyDays: standing.lastDay === null ? null : Math.max(0, daysBetween(standing.lastDay, asOf)),
    stage,
    rung: rungOf(standing.orders, stage),
    lapsed: stage === 'lapsed',
    nextStageDay: stage === 'ended' ? null : (flips.find((day) => day !== null && day > asOf) ?? null),
  };
}

interface PopulationFacts {
  r?: number;
  f?: number;
  m?: number;
  segment?: string;
  pAlive?: number | null;
  expectedPurchases?: number | null;
  averageValue?: number | null;
  clv?: number | null;
  nextPurchaseDay?: Day | null;
}

/** Her place among all, and what is foretold of her as far as the verdict lets it be said: as her row of scores has it, which follows her history. */
function populationFacts(score: ScoreRow, verdict: ForecastVerdict): PopulationFacts {
  const { r, f, m, segment, pAlive, expectedPurchases, averageValue, clv, nextDay } = score;
  const rank = { r, f, m, segment };
  if (verdict.persons !== null) return rank;
  const values = verdict.values === null ? { averageValue, clv } : { averageValue: null, clv: null };
  return { ...rank, pAlive, expectedPurchases, ...values, nextPurchaseDay: nextDay };
}

/** Twelve months, as the value beside it counts them. */
const valueWeeks = 12 * WEEKS_PER_MONTH;

/** What she will probably bring in twelve months: the shortest interval that holds eight in ten of her futures. */
function valueInterval(row: FactRow, fit: FitRecord): readonly [number, number] | undefined {
  const history = historyOf(row, fit.dataTo);
  if (history === undefined) return undefined;
  const { monthlyDiscount, margin } = fit.assumptions;
  const [low, high] = predictiveInterval({
    model: fit.model,
    params: paramsOf(fit),
    gammaGamma: spendOf(fit),
    history,
    horizon: valueWeeks,
    monthlyDiscount,
    margin: margin ?? 1,
  });
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : undefined;
}

/** What to bear in mind with every forecast of a fit, as sentences. */
export function warningsOf(fit: FitRecord): (ReturnType<typeof warningText> & { code: FitWarning })[] {
  const codes = new Set([
    ...(fit.fits[fit.model]?.warnings ?? ['no-repeaters' as const]),
    ...(fit.fits.gammagamma?.warnings ?? []),
  ]);
  return [...codes].map((code) => ({ code, ...warningText(code) }));
}
