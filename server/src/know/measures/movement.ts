import { addDays } from '@peyvand/kernel/calendar';
import { chanceOfBeingAlive } from '@peyvand/science';
import { type CustomerRule, daysWithoutGap, ruleOf, type Silence } from '../profile/index.ts';
import { judgeQuestion } from './forecast-of.ts';
import { inSql } from './in-sql.ts';
import type { Behind, Variant } from './measure.ts';
import type { Question } from './question.ts';
import { customerOrders, Params } from './sources.ts';
import { eachPlace, readPlaces, type Spans } from './spans.ts';

/** Variants that choose who counts as a customer at a day. */
export const ruleVariants: readonly Variant[] = [
  { key: 'days', fa: 'خرید در چند روز گذشته، به تنظیم شما', en: 'a purchase in the last days, as you have set them' },
  { key: 'own-gap', fa: 'بر پایهٔ فاصلهٔ معمول خود مشتری', en: 'by her own usual gap' },
  { key: 'p-alive', fa: 'بر پایهٔ احتمال فعال بودن', en: 'by the chance of being active' },
];

/** The rule of a question: by variant, else the workspace's. The same rule serves S, E, N, K and lost. */
export function customerRuleOf(question: Question): CustomerRule {
  const asked = (['days', 'own-gap', 'p-alive'] as const).find((kind) => question.variant.has(kind));
  return ruleOf(question.workspace.settings, asked);
}

/**
 * SQL with one row for everybody who bought until the end of the window: customer_id, first_day, at_start, at_end.
 * The start is the day before the window, the end its last day.
 * @returns undefined under the rule of chances while no model is fitted
 */
async function movementSql(question: Question, params: Params): Promise<string | undefined> {
  const isCustomer = await customerAt(question);
  if (isCustomer === undefined) return undefined;
  const { from, to } = question.window;
  const end = params.day(addDays(to, -1));
  const start = `${params.add(from === null ? null : addDays(from, -1))}::date`;
  return `(select customer_id, first_day, coalesce(${isCustomer(start, 'last_before', 'days_before')}, false) as at_start,
      ${isCustomer(end, 'last_day', 'days')} as at_end, ${start} as start_day
    from (select customer_id, min(day) as first_day, max(day) as last_day, count(distinct day) as days,
        max(day) filter (where day <= ${start}) as last_before, count(distinct day) filter (where day <= ${start}) as days_before
      from ${customerOrders(question, params, { from: null, to })} o group by customer_id) c
    -- who was a customer is decided once for each, and not again in every count
    offset 0)`;
}

/** SQL that is true when somebody with that first day, last day and number of purchase days is a customer at a day. */
export type CustomerAt = (at: string, last: string, days: string) => string;

/** Who is a customer by the rule of a question; the rows have first_day. Undefined while the rule needs a model that is not fitted. */
export async function customerAt(question: Question): Promise<CustomerAt | undefined> {
  const rule = customerRuleOf(question);
  const number = (value: number) => `${Number(value)}::float8`;
  if (rule.kind === 'days') return (at, last) => `${last} > ${at} - ${Math.trunc(rule.days)}`;
  if (rule.kind === 'own-gap')
    return (at, last, days) =>
      `${at} - ${last} <= case when ${days} > 1 then greatest(${number(rule.leastDays)}, ${number(rule.k)} * (${last} - first_day) / (${days} - 1)) else ${daysWithoutGap} end`;
  const { fit, persons } = await judgeQuestion(question, 'mbgnbd');
  const params = fit?.fits.mbgnbd?.params;
  if (params === undefined || persons !== null) return undefined;
  const { r = 0, alpha = 0, a = 0, b = 0 } = params;
  const of = { r: number(r), alpha: number(alpha), a: number(a), b: number(b) };
  const weeks = (day: string) => `((${day} - first_day) / 7::float8)`;
  return (at, last, days) => {
    const history = { x: `(${days} - 1)`, tx: weeks(last), T: weeks(at) };
    return `${chanceOfBeingAlive(inSql, { ...of, ...history }, 1)} >= ${number(rule.least)}`;
  };
}

/** Why the rule of chances cannot be asked, for the figure that is then not defined; null where it can. */
export async function whyNoChances(question: Question): Promise<Silence | null> {
  return (await judgeQuestion(question, 'mbgnbd')).persons;
}

const parts: Readonly<Record<string, string>> = {
  start: 'at_start',
  end: 'at_end',
  stayed: 'at_start and at_end',
  lost: 'at_start and not at_end',
  new: 'at_end and not at_start and (start_day is null or first_day > start_day)',
  reactivated: 'at_end and not at_start and first_day <= start_day',
};

/** Names of those parts of a movement whose persons can be listed. */
export const movementParts = Object.keys(parts);

/** The persons of one part of the movement; of the average those of start and end, who count half for each. */
export async function movementBehind(question: Question, part: string): Promise<Behind | undefined> {
  const params = new Params(question.tx.workspaceId);
  const source = await movementSql(question, params);
  if (source === undefined) return undefined;
  const [which, value] =
    part === 'average' ? ['at_start or at_end', '(at_start::int + at_end::int) / 2.0'] : [parts[part] ?? 'false', '1'];
  return {
    of: 'customers',
    money: false,
    sql: `select customer_id, ${value} as value from ${source} m where ${which}`,
    params: params.list,
  };
}

/** Counts of the movement of many windows, in one pass; undefined while the rule needs a model that is not fitted. */
export async function countMovements(question: Question, spans: Spans): Promise<Counts[] | undefined> {
  const isCustomer = await customerAt(question);
  if (isCustomer === undefined) return undefined;
  const lives = `select u.place, u.customer_id, d.first - 1 as start_day, d.last as end_day, min(day) as first_day, max(day) as last_day,
      count(distinct day) as days, max(day) filter (where day < d.first) as last_before, count(distinct day) filter (where day < d.first) as days_before
    from ${spans.until()} u join ${spans.days()} d on d.place = u.place group by u.place, u.customer_id, d.first, d.last`;
  const standing = `select place, first_day, start_day, coalesce(${isCustomer('start_day', 'last_before', 'days_before')}, false) as at_start,
    ${isCustomer('end_day', 'last_day', 'days')} as at_end from (${lives}) l`;
  const rows = await readPlaces<CountRow & { place: number }>(
    question,
    spans,
    `select place, ${countColumns} from (${standing}) m group by place`,
  );
  return eachPlace(spans, (place) => toCounts(rows.get(place)));
}

/** Counts of the movement; undefined while the rule needs a model that is not fitted. */
export async function countMovement(question: Question): Promise<Counts | undefined> {
  const params = new Params(question.tx.workspaceId);
  const source = await movementSql(question, params);
  if (source === undefined) return undefined;
  const [row] = await question.tx.query<CountRow>(`select ${countColumns} from ${source} m`, params.list);
  return toCounts(row);
}

/** How many were customers at both ends, came, stayed and went. */
export interface Counts {
  readonly start: number;
  readonly end: number;
  readonly fresh: number;
  readonly reactivated: number;
  readonly stayed: number;
}
type CountRow = Record<'start' | 'end' | 'stayed' | 'new' | 'reactivated', number>;

const countColumns = Object.entries(parts)
  .map(([name, condition]) => `count(*) filter (where ${condition}) as "${name}"`)
  .join(', ');

function toCounts(row: CountRow | undefined): Counts {
  return {
    start: row?.start ?? 0,
    end: row?.end ?? 0,
    fresh: row?.new ?? 0,
    reactivated: row?.reactivated ?? 0,
    stayed: row?.stayed ?? 0,
  };
}
