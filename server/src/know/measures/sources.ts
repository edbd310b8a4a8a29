import type { Day } from '@peyvand/kernel/calendar';
import { countedOrders, countedReturns } from '../../trade/purchases/index.ts';
import { currentScores, profileRows } from '../profile/index.ts';
import type { Question } from './measure.ts';

/** Collects the parameters of a statement while its text is put together. $1 is always the workspace. */
export class Params {
  readonly list: unknown[];
  constructor(workspaceId: string) {
    this.list = [workspaceId];
  }
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

export interface Bounds {
  from: Day | null;
  to: Day;
}

/** What a question narrows in every source: days, channel, branch, segment. */
function conditions(question: Question, params: Params, bounds: Bounds): string {
  const { channel, branch, segment } = question;
  const parts = ['workspace_id = $1', `day < ${params.add(bounds.to)}::date`];
  if (bounds.from !== null) parts.push(`day >= ${params.add(bounds.from)}::date`);
  if (channel !== undefined) parts.push(`channel = ${params.add(channel)}`);
  if (branch !== undefined) parts.push(`branch = ${params.add(branch)}`);
  if (segment !== undefined) parts.push(inSegment(question, params));
  return parts.join(' and ');
}

export function andSegment(question: Question, params: Params): string {
  return question.segment === undefined ? '' : `and ${inSegment(question, params)}`;
}

function inSegment(question: Question, params: Params): string {
  return `customer_id in (select customer_id from ${currentScores} s where workspace_id = $1 and segment = ${params.add(question.segment)})`;
}

/** True when only orders with an amount above 0, as sold, are meant: the gross variant (FOUNDATION 1.3). */
export function isGross(question: Question): boolean {
  return question.variant.has('gross');
}

/**
 * Orders of the question. An order of amount 0 counts where somebody is known to have made it; nobody's order of nothing
 * is a correction of stock. In the gross variant only orders above 0 count.
 * Columns: purchase_id, customer_id, day, at, channel, branch, gross, returned, cost.
 */
export function orders(question: Question, params: Params, bounds: Bounds = question.window): string {
  const some = isGross(question) ? 'gross > 0' : '(gross > 0 or customer_id is not null)';
  return `(select * from ${countedOrders} o where ${conditions(question, params, bounds)} and ${some})`;
}

/** The same, of known customers only. */
export function customerOrders(question: Question, params: Params, bounds: Bounds = question.window): string {
  const some = isGross(question) ? ' and gross > 0' : '';
  return `(select * from ${countedOrders} o where ${conditions(question, params, bounds)} and customer_id is not null${some})`;
}

/** Returns on the days of the question. Columns: customer_id, day, amount. */
export function returns(question: Question, params: Params, bounds: Bounds = question.window): string {
  return `(select * from ${countedReturns} r where ${conditions(question, params, bounds)})`;
}

/**
 * One row a customer over the days of the question: customer_id, orders, transactions (customer-days), first_day, last_day,
 * value (net; as sold in the gross variant). Somebody who only returned things has no orders and a negative value.
 * All time and everybody is read from the rows of facts; a part of it from the orders.
 */
export function perCustomer(question: Question, params: Params, bounds: Bounds = question.window): string {
  if (isWhole(question, bounds)) {
    return `(select customer_id, orders, transactions, first_day, last_day, net as value from ${profileRows} p
      where workspace_id = $1 and (orders > 0 or returned > 0) ${andSegment(question, params)})`;
  }
  const sold = `select customer_id, count(*) as orders, count(distinct day) as transactions, min(day) as first_day,
    max(day) as last_day, sum(gross) as value from ${customerOrders(question, params, bounds)} o group by customer_id`;
  if (isGross(question)) return `(${sold})`;
  return `(select coalesce(s.customer_id, b.customer_id) as customer_id, coalesce(s.orders, 0) as orders,
      coalesce(s.transactions, 0) as transactions, s.first_day, s.last_day, coalesce(s.value, 0) - coalesce(b.amount, 0) as value
    from (${sold}) s full join (select customer_id, sum(amount) as amount from ${returns(question, params, bounds)} r
      where customer_id is not null group by customer_id) b on b.customer_id = s.customer_id)`;
}

/** True when a question is about all orders until now: then the rows of facts have added them up already. */
export function isWhole(question: Question, bounds: Bounds = question.window): boolean {
  const { asOf, channel, branch } = question;
  if (bounds.from !== null || channel !== undefined || branch !== undefined || isGross(question)) return false;
  return asOf.lastDay !== null && bounds.to > asOf.lastDay;
}

/** Minor units of a question's revenue: net of the returns of its days, or as sold. */
export function revenueSql(question: Question, params: Params): string {
  const sold = `(select coalesce(sum(gross), 0) from ${orders(question, params)} o)`;
  return isGross(question) ? sold : `(${sold} - (select coalesce(sum(amount), 0) from ${returns(question, params)} r))`;
}

/** Numbers of a column, packed by the server as 8-byte floats: a million arrive in a tenth of a second. */
export async function readColumn(
  question: Question,
  select: string,
  params: Params,
  column: string,
): Promise<Float64Array> {
  const [row] = await question.tx.query<{ packed: Buffer | null }>(
    `select string_agg(float8send(${column}::float8), '') as packed from (${select}) x`,
    params.list,
  );
  return unpack(row?.packed ?? null);
}

export function unpack(packed: Buffer | null): Float64Array {
  if (packed === null) return new Float64Array(0);
  const numbers = new Float64Array(packed.length / 8);
  for (let i = 0; i < numbers.length; i++) numbers[i] = packed.readDoubleBE(i * 8);
  return numbers;
}
