import { addDays } from '@peyvand/kernel/calendar';
import {
  type CustomerRule,
  daysWithoutGap,
  judgeForecasts,
  readCurrentFit,
  ruleOf,
  type Silence,
} from '../profile/index.ts';
import type { Question, Variant } from './measure.ts';
import { customerOrders, Params } from './sources.ts';

/** Variants that choose who counts as a customer at a day. */
export const ruleVariants: readonly Variant[] = [
  { key: 'days', fa: 'خرید در N روز گذشته', en: 'a purchase in the last N days' },
  { key: 'own-gap', fa: 'بر پایهٔ فاصلهٔ معمول خود مشتری', en: 'by her own usual gap' },
  { key: 'p-alive', fa: 'بر پایهٔ احتمال فعال بودن', en: 'by the chance of being active' },
];

/** The rule of a question: by variant, else the workspace's. The same rule serves S, E, N, K and lost (FOUNDATION 1.4). */
export function customerRuleOf(question: Question): CustomerRule {
  const asked = (['days', 'own-gap', 'p-alive'] as const).find((kind) => question.variant.has(kind));
  return ruleOf(question.workspace.settings, asked);
}

/**
 * SQL with one row for everybody who bought until the end of the window: customer_id, first_day, at_start, at_end.
 * The start is the day before the window, the end its last day.
 * @returns undefined under the rule of chances while no model is fitted
 */
export async function movementSql(question: Question, params: Params): Promise<string | undefined> {
  const rule = customerRuleOf(question);
  const isCustomer = await predicate(question, rule);
  if (isCustomer === undefined) return undefined;
  const { from, to } = question.window;
  const end = `${params.add(addDays(to, -1))}::date`;
  const start = `${params.add(from === null ? null : addDays(from, -1))}::date`;
  return `(select customer_id, first_day, coalesce(${isCustomer(start, 'last_before', 'days_before')}, false) as at_start,
      ${isCustomer(end, 'last_day', 'days')} as at_end, ${start} as start_day
    from (select customer_id, min(day) as first_day, max(day) as last_day, count(distinct day) as days,
        max(day) filter (where day <= ${start}) as last_before, count(distinct day) filter (where day <= ${start}) as days_before
      from ${customerOrders(question, params, { from: null, to })} o group by customer_id) c
    -- who was a customer is decided once for each, and not again in every count
    offset 0)`;
}

type Predicate = (at: string, last: string, days: string) => string;

async function predicate(question: Question, rule: CustomerRule): Promise<Predicate | undefined> {
  const number = (value: number) => `${Number(value)}::float8`;
  if (rule.kind === 'days') return (at, last) => `${last} > ${at} - ${Math.trunc(rule.days)}`;
  if (rule.kind === 'own-gap')
    return (at, last, days) =>
      `${at} - ${last} <= case when ${days} > 1 then greatest(${number(rule.leastDays)}, ${number(rule.k)} * (${last} - first_day) / (${days} - 1)) else ${daysWithoutGap} end`;
  const fit = await readCurrentFit(question.tx);
  const params = fit?.fits.mbgnbd?.params;
  if (params === undefined || judgeForecasts(fit, question.workspace, question.asOf, 'mbgnbd').persons !== null)
    return undefined;
  const { r = 0, alpha = 0, a = 0, b = 0 } = params;
  // MBG/NBD (SCIENCE.md 2.2), weeks: P = 1 / (1 + a/(b+x) · ((α+T)/(α+t_x))^(r+x))
  return (at, last, days) => {
    const weeks = (day: string) => `(${number(alpha)} + (${day} - first_day) / 7::float8)`;
    const ratio = `(${weeks(at)} / ${weeks(last)})`;
    // in logarithms: a long silence after many purchases is a power beyond every number
    const chances = `nullif(greatest(${number(b)} + ${days} - 1, 0), 0)`;
    const odds = `ln(${number(a)} / ${chances}) + (${number(r)} + ${days} - 1) * ln(${ratio})`;
    return `1 / (1 + exp(least(${odds}, 600))) >= ${number(rule.least)}`;
  };
}

const parts: Readonly<Record<string, string>> = {
  start: 'at_start',
  end: 'at_end',
  stayed: 'at_start and at_end',
  lost: 'at_start and not at_end',
  new: 'at_end and not at_start and (start_day is null or first_day > start_day)',
  reactivated: 'at_end and not at_start and first_day <= start_day',
};

/** The persons of one part of the movement: start, end, stayed, lost, new, reactivated. */
export async function movementBehind(question: Question, part: string) {
  const condition = parts[part];
  if (condition === undefined) return undefined;
  const params = new Params(question.tx.workspaceId);
  const source = await movementSql(question, params);
  if (source === undefined) return undefined;
  return {
    of: 'customers' as const,
    sql: `select customer_id from ${source} m where ${condition}`,
    params: params.list,
  };
}

/** Why the rule of chances cannot be asked, for the figure that is then not defined; null where it can. */
export async function whyNoChances(question: Question): Promise<Silence | null> {
  return judgeForecasts(await readCurrentFit(question.tx), question.workspace, question.asOf, 'mbgnbd').persons;
}

/** Counts of the movement; undefined while the rule needs a model that is not fitted. */
export async function countMovement(question: Question) {
  const params = new Params(question.tx.workspaceId);
  const source = await movementSql(question, params);
  if (source === undefined) return undefined;
  const columns = Object.entries(parts).map(([name, condition]) => `count(*) filter (where ${condition}) as "${name}"`);
  const [row] = await question.tx.query<Record<'start' | 'end' | 'stayed' | 'new' | 'reactivated', number>>(
    `select ${columns.join(', ')} from ${source} m`,
    params.list,
  );
  return {
    start: row?.start ?? 0,
    end: row?.end ?? 0,
    fresh: row?.new ?? 0,
    reactivated: row?.reactivated ?? 0,
    stayed: row?.stayed ?? 0,
  };
}
