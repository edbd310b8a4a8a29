import { addDays, type Day, daysBetween, partsOf, weekdayOf } from '@peyvand/kernel/calendar';
import {
  clvInterval,
  type Fit,
  type FitWarning,
  type GammaGammaParams,
  type PurchaseParams,
  warningText,
} from '@peyvand/science';
import type { Tx } from '../../platform/database/transaction.ts';
import type { Workspace } from '../../platform/workspace/workspace.ts';
import { countedOrders } from '../../trade/purchases/index.ts';
import { facts } from './facts.ts';
import { readCategories } from './read-categories.ts';
import { type FitRecord, type KeptFit, readCurrentFit } from './read-fit.ts';
import { type CustomerRule, lapseAfter, ruleOf } from './rules/customer-rule.ts';
import { lifeHistory } from './rules/life-history.ts';
import { type PurchaseDay, riskAfter, rungOf, stageOf, standingAfter, usualGap } from './rules/lifecycle.ts';
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
  costed_orders as "costedOrders", costed_net as "costedNet", cost, serve_cost as "serveCost", gap_median as "gapMedian", ended_day as "endedDay"
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
  const values: Record<string, unknown> = {
    ...eventFacts(row, orders, workspace.calendar),
    ...(row && { categories }),
    ...time,
    ...(score && scoreFacts(score)),
  };
  const interval = row && fit && score ? valueInterval(row, fit) : undefined;
  const warnings = fit === undefined ? [] : warningsOf(fit);
  return {
    customerId,
    asOf: asOf.day,
    relationship: sayRelationship({
      stage: time.stage,
      transactions: days.length,
      recencyDays: time.recencyDays,
      usualGap: usualGap(standingAfter(days, endedDay)),
      pAlive: score?.pAlive ?? null,
      m: score?.m ?? null,
    }),
    facts: facts.map((fact) => ({
      ...fact,
      value: values[fact.name] ?? null,
      ...(fact.name === 'clv' && interval !== undefined ? { interval } : {}),
      ...(fact.kind === 'population' && isForecast(fact.name) ? { warnings } : {}),
    })),
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
    margin: row.costedOrders === 0 ? null : row.costedNet - row.cost,
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

function scoreFacts({ nextDay, ...score }: ScoreRow) {
  return { ...score, nextPurchaseDay: nextDay };
}

/** 95 % interval of the expected value of the next twelve months; undefined where the fit leaves it open. */
function valueInterval(row: FactRow, fit: FitRecord): readonly [number, number] | undefined {
  const chosen = fit.fits[fit.model];
  const spend = fit.fits.gammagamma;
  if (!chosen?.logCovariance || !spend?.logCovariance || row.firstDay === null || row.lastDay === null)
    return undefined;
  const x = row.transactions - 1;
  const end = [row.lastDay, fit.dataTo].sort().at(-1) ?? row.lastDay;
  const history = {
    x,
    tx: daysBetween(row.firstDay, row.lastDay) / 7,
    T: daysBetween(row.firstDay, end) / 7,
    m: x === 0 ? 0 : (row.gross - row.firstValue) / x,
  };
  const { monthlyDiscount, margin } = fit.assumptions;
  const [low, high] = clvInterval({
    model: fit.model,
    fit: revive<PurchaseParams>(chosen),
    gammaGamma: revive<GammaGammaParams>(spend),
    history,
    options: { monthlyDiscount, margin: margin ?? 1 },
  });
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : undefined;
}

function revive<P>(kept: KeptFit): Fit<P> {
  // The cast is sound: a kept fit is a fit of science with its arrays as lists, stored under its model's name.
  return { ...kept, logCovariance: Float64Array.from(kept.logCovariance ?? []) } as unknown as Fit<P>;
}

/** What to bear in mind with every forecast of a fit, as sentences. */
export function warningsOf(fit: FitRecord): (ReturnType<typeof warningText> & { code: FitWarning })[] {
  const codes = new Set([
    ...(fit.fits[fit.model]?.warnings ?? ['no-repeaters' as const]),
    ...(fit.fits.gammagamma?.warnings ?? []),
  ]);
  return [...codes].map((code) => ({ code, ...warningText(code) }));
}
