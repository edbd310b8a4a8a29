import { cohorts, monthLabel } from '@peyvand/science/customers/cohorts';
import { gini, topShare } from '@peyvand/science/customers/concentration';
import type { RfmScores } from '@peyvand/science/customers/rfm-scores';
import { type CustomerTable, isPurchase } from './gather-customers.ts';
import type { Purchases } from './read-purchases.ts';

/** What `metrics` of the answer holds; money fields are null without `--amount`, undefined ratios are null. */
export interface Metrics {
  readonly customers: number;
  /** Purchases, those without a customer included. */
  readonly orders: number;
  /** Customer-days with a purchase. */
  readonly transactions: number;
  readonly repeatRate: number | null;
  readonly repeatRateByDay: number | null;
  /** Value of the purchases, returns not taken off. */
  readonly revenue: number | null;
  readonly returns: number | null;
  readonly netRevenue: number | null;
  readonly aov: number | null;
  readonly aovByDay: number | null;
  /** Concentration of the net spend, customers with returns alone included. */
  readonly gini: number | null;
  readonly top20Share: number | null;
  readonly gross: GrossVariant | null;
  /** Orders above 0, those without a customer included. */
  readonly positiveOrders: { readonly orders: number; readonly aov: number | null } | null;
  readonly rfmCounts: { readonly R: number[]; readonly F: number[]; readonly M: number[] | null };
  readonly segments: Readonly<Record<string, number>>;
  readonly cohorts: readonly { readonly month: string; readonly counts: number[] }[];
  readonly cohortsIncompleteMonth: string | null;
}

/** The same figures over purchases above 0 of known customers, returns left out. */
export interface GrossVariant {
  readonly customers: number;
  readonly orders: number;
  readonly repeatRate: number | null;
  readonly aov: number | null;
  readonly gini: number | null;
  readonly top20Share: number | null;
}

export interface MetricsInput {
  readonly purchases: Purchases;
  readonly table: CustomerTable;
  readonly scores: RfmScores;
  /** The segment of each customer. */
  readonly segments: readonly string[];
  readonly segmentKeys: readonly string[];
  readonly hasAmounts: boolean;
  readonly monthOf: (day: number) => number;
}

/** Computes the metrics up to the calibration end. */
export function measureMetrics(input: MetricsInput): Metrics {
  const { purchases, table, scores, hasAmounts } = input;
  const totals = addUp(purchases, table.until);
  const customers = table.ids.length;
  const transactions = table.transactionDay.length;
  const money = (value: number): number | null => (hasAmounts ? defined(value) : null);
  const net = [...table.netSpend, ...table.returnsOnly];
  const cohortTable = cohorts(
    { customer: table.transactionCustomer, day: table.transactionDay },
    { monthOf: input.monthOf, until: table.until },
  );
  const segments = Object.fromEntries(input.segmentKeys.map((key) => [key, 0]));
  for (const key of input.segments) segments[key] = (segments[key] ?? 0) + 1;
  return {
    customers,
    orders: totals.orders,
    transactions,
    repeatRate: ratio(countAbove(table.orders, 1), customers),
    repeatRateByDay: ratio(countAbove(table.transactions, 1), customers),
    revenue: money(tidySum(totals.revenue)),
    returns: money(tidySum(totals.returns)),
    netRevenue: money(tidySum(totals.revenue + totals.returns)),
    aov: money(totals.revenue / totals.orders),
    aovByDay: money(totals.revenueOfCustomers / transactions),
    gini: money(gini(net)),
    top20Share: money(topShare(net, 0.2)),
    gross: hasAmounts ? grossVariant(purchases, table.until) : null,
    positiveOrders: hasAmounts
      ? { orders: totals.positiveOrders, aov: ratio(totals.revenue, totals.positiveOrders) }
      : null,
    rfmCounts: { R: countScores(scores.r), F: countScores(scores.f), M: hasAmounts ? countScores(scores.m) : null },
    segments,
    cohorts: cohortTable.cohorts.map(({ month, counts }) => ({ month: monthLabel(month), counts })),
    cohortsIncompleteMonth: cohortTable.incompleteMonth === undefined ? null : monthLabel(cohortTable.incompleteMonth),
  };
}

/** An order of amount 0 without a customer is a correction of stock or books, not a purchase of anybody. */
function addUp(purchases: Purchases, until: number) {
  let orders = 0,
    revenue = 0,
    revenueOfCustomers = 0,
    returns = 0,
    positiveOrders = 0;
  for (let order = 0; order < purchases.count; order++) {
    if ((purchases.day[order] ?? 0) > until) continue;
    const amount = purchases.amount[order] ?? 0;
    const known = (purchases.customer[order] ?? -1) >= 0;
    if (!isPurchase(purchases, order)) returns += amount;
    else if (known || amount > 0) {
      orders++;
      if (amount > 0) positiveOrders++;
      revenue += amount;
      if (known) revenueOfCustomers += amount;
    }
  }
  return { orders, positiveOrders, revenue, revenueOfCustomers, returns };
}

function grossVariant(purchases: Purchases, until: number): GrossVariant {
  const spend = new Float64Array(purchases.customers.length);
  const orders = new Float64Array(purchases.customers.length);
  for (let order = 0; order < purchases.count; order++) {
    const customer = purchases.customer[order] ?? -1;
    const amount = purchases.amount[order] ?? 0;
    if (customer < 0 || (purchases.day[order] ?? 0) > until || !(amount > 0) || purchases.cancelled[order]) continue;
    spend[customer] = (spend[customer] ?? 0) + amount;
    orders[customer] = (orders[customer] ?? 0) + 1;
  }
  const spenders = spend.filter((_, i) => (orders[i] ?? 0) > 0);
  const total = spenders.reduce((sum, one) => sum + one, 0);
  const orderCount = orders.reduce((sum, one) => sum + one, 0);
  return {
    customers: spenders.length,
    orders: orderCount,
    repeatRate: ratio(countAbove(orders, 1), spenders.length),
    aov: ratio(total, orderCount),
    gini: defined(gini(spenders)),
    top20Share: defined(topShare(spenders, 0.2)),
  };
}

function countScores(scores: Uint8Array): number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const score of scores) counts[score - 1] = (counts[score - 1] ?? 0) + 1;
  return counts;
}

function countAbove(values: Float64Array, limit: number): number {
  return values.reduce((count, value) => count + (value > limit ? 1 : 0), 0);
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

function defined(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A sum of money without the dust of binary fractions. */
function tidySum(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
