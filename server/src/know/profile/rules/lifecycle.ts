import { type Day, daysBetween } from '@peyvand/kernel/calendar';
import { type CustomerRule, daysWithoutGap, lapseAfter } from './customer-rule.ts';

/** Stages of the customer life cycle. Entry rules: docs/decisions/lifecycle.md. */
export const stages = ['prospect', 'new', 'active', 'at-risk', 'lapsed', 'won-back', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** Rungs of the loyalty ladder (SCIENCE.md 10). The last three wait for what they are made of: answers, referrals, agreements. */
export const rungs = ['prospect', 'customer', 'client', 'supporter', 'advocate', 'partner'] as const;
export type Rung = (typeof rungs)[number];

/** What the stage of somebody is decided by: her profile row. */
export interface Standing {
  readonly orders: number;
  /** Customer-days. */
  readonly transactions: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Days between her last two purchase days. */
  readonly gapLast: number | null;
  readonly endedDay: Day | null;
}

/** Her usual gap: the mean number of days between purchase days; null with fewer than two. */
export function usualGap({
  transactions,
  firstDay,
  lastDay,
}: Omit<Standing, 'orders' | 'gapLast' | 'endedDay'>): number | null {
  return transactions < 2 || firstDay === null || lastDay === null
    ? null
    : daysBetween(firstDay, lastDay) / (transactions - 1);
}

const leastRiskDays = 30;

/** Days without a purchase after which she is at risk: twice her usual gap, between 30 days and three quarters of lapsing. */
export function riskAfter(lapse: number, gap: number | null): number {
  return gap === null ? lapse / 2 : Math.max(leastRiskDays, Math.min(2 * gap, 0.75 * lapse));
}

/** The stage on the as-of day. */
export function stageOf(who: Standing, asOf: Day, rule: CustomerRule): Stage {
  if (who.endedDay !== null && who.endedDay <= asOf) return 'ended';
  if (who.lastDay === null) return 'prospect';
  const gap = usualGap(who);
  const lapse = lapseAfter(rule, gap);
  const silent = daysBetween(who.lastDay, asOf);
  if (silent > lapse) return 'lapsed';
  if (silent > riskAfter(lapse, gap)) return 'at-risk';
  if (who.transactions === 1) return 'new';
  return (who.gapLast ?? 0) > lapse ? 'won-back' : 'active';
}

/** The rung on the as-of day: a client who lapsed moves down to customer; nobody who bought falls back to prospect. */
export function rungOf(orders: number, stage: Stage): Rung {
  if (orders === 0) return 'prospect';
  return orders >= 2 && stage !== 'lapsed' && stage !== 'ended' ? 'client' : 'customer';
}

/** Purchases of one day. */
export interface PurchaseDay {
  readonly day: Day;
  readonly orders: number;
}

/** What the profile row would say after these purchase days (ascending). */
export function standingAfter(days: readonly PurchaseDay[], endedDay: Day | null): Standing {
  const last = days.at(-1)?.day ?? null;
  const before = days.at(-2)?.day;
  return {
    orders: days.reduce((sum, one) => sum + one.orders, 0),
    transactions: days.length,
    firstDay: days[0]?.day ?? null,
    lastDay: last,
    gapLast: last === null || before === undefined ? null : daysBetween(before, last),
    endedDay,
  };
}

/**
 * The same decision in SQL, for lists and movements: a CASE over the columns of a profile row.
 * @param asOf a date expression such as "$2::date"
 */
export function stageSql(asOf: string, rule: CustomerRule): string {
  const gap = `((last_day - first_day)::float8 / nullif(transactions - 1, 0))`;
  const number = (value: number) => String(Number(value));
  const lapse =
    rule.kind === 'own-gap'
      ? `(case when transactions < 2 then ${daysWithoutGap} else greatest(${number(rule.leastDays)}, ${number(rule.k)} * ${gap}) end)`
      : number(lapseAfter(rule, null));
  const risk = `(case when transactions < 2 then (${lapse}) / 2.0 else greatest(${leastRiskDays}, least(2 * ${gap}, 0.75 * (${lapse}))) end)`;
  const silent = `(${asOf} - last_day)`;
  return `(case when ended_day <= ${asOf} then 'ended' when last_day is null then 'prospect'
    when ${silent} > ${lapse} then 'lapsed' when ${silent} > ${risk} then 'at-risk'
    when transactions = 1 then 'new' when gap_last > ${lapse} then 'won-back' else 'active' end)`;
}
