import type { Day } from '@peyvand/kernel/calendar';
import { customersOf } from '../../people/customers/index.ts';
import { ordersStanding, returnsStanding } from '../../trade/purchases/index.ts';
import { currentScores, profileRows } from '../profile/index.ts';
import type { Question } from './question.ts';

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
  /** A day as SQL. */
  day(day: Day): string {
    return `${this.add(day)}::date`;
  }
}

export interface Bounds {
  from: Day | null;
  to: Day;
}

/**
 * Whom a question is about: the people of its segment, of those whom the reader's figures count (GATES 11). Begins with "and", or
 * is empty. Whatever a measure reads of people passes here.
 */
export function andPeople(question: Question, params: Params): string {
  return `${andSegment(question, params)} ${andCounted(question, params)}`.trim();
}

/** A reader who sees some customers only has figures of these; what nobody is known to have bought is not among them. */
function andCounted({ owners }: Question, params: Params): string {
  if (owners === null) return '';
  return `and customer_id in ${customersOf(`${params.add(owners)}::uuid[]`)}`;
}

function andSegment(question: Question, params: Params): string {
  if (question.segment === undefined) return '';
  return `and customer_id in (select customer_id from ${currentScores} s where workspace_id = $1 and segment = ${params.add(question.segment)})`;
}

/** What a question narrows in orders and returns: days, channel, branch, people. */
function conditions(question: Question, params: Params, from: string | null, to: string): string {
  const { channel, branch } = question;
  const parts = ['workspace_id = $1', `day < ${to}`];
  if (from !== null) parts.push(`day >= ${from}`);
  if (channel !== undefined) parts.push(`channel = ${params.add(channel)}`);
  if (branch !== undefined) parts.push(`branch = ${params.add(branch)}`);
  return `${parts.join(' and ')} ${andPeople(question, params)}`;
}

const daysOf = ({ from, to }: Bounds, params: Params) => ({
  from: from === null ? null : params.day(from),
  to: params.day(to),
});

/** True when only orders with an amount above 0, as sold, are meant: the gross variant. */
export function isGross(question: Question): boolean {
  return question.variant.has('gross');
}

/**
 * Orders of the question, as they stood at its end. An order of amount 0 counts where somebody is known to have made it;
 * nobody's order of nothing is a correction of stock. In the gross variant only orders above 0 count.
 * Columns: purchase_id, customer_id, number, day, at, channel, branch, gross, returned, cost, tax.
 */
export function orders(question: Question, params: Params, bounds: Bounds = question.window): string {
  const { from, to } = daysOf(bounds, params);
  const some = isGross(question) ? 'gross > 0' : '(gross > 0 or customer_id is not null)';
  return `(select * from ${ordersStanding(to)} o where ${conditions(question, params, from, to)} and ${some})`;
}

/** The same, of known customers only. */
export function customerOrders(question: Question, params: Params, bounds: Bounds = question.window): string {
  const { from, to } = daysOf(bounds, params);
  const some = isGross(question) ? ' and gross > 0' : '';
  return `(select * from ${ordersStanding(to)} o where ${conditions(question, params, from, to)} and customer_id is not null${some})`;
}

/** Returns on the days of the question; none in the gross variant. Columns: entry_id, purchase_id, customer_id, number, day, order_day, channel, amount, tax, cost, order_cost. */
export function returns(question: Question, params: Params, bounds: Bounds = question.window): string {
  const { from, to } = daysOf(bounds, params);
  const none = isGross(question) ? ' and false' : '';
  return `(select * from ${returnsStanding(from, to)} r where ${conditions(question, params, from, to)}${none})`;
}

/** What a figure of money adds up: orders, and returns as entries of their own with a negative value. */
export interface MoneyEntries {
  /** Only of known customers. */
  readonly known: boolean;
  /** Condition on an entry `o` of orders or `r` of returns; "true" for all. */
  readonly orderWhere?: string;
  readonly returnWhere?: string;
}

/**
 * Entries of money as SQL: entry_id, kind, purchase_id, customer_id, number, day, channel, total, returned, sold_day (of the order
 * that came back, where it is known), value.
 */
export function moneyEntries(
  question: Question,
  params: Params,
  { known, orderWhere = 'true', returnWhere = 'true' }: MoneyEntries,
  bounds: Bounds = question.window,
): string {
  const sold = (known ? customerOrders : orders)(question, params, bounds);
  return `(select ${orderEntry}, gross as value from ${sold} o where ${orderWhere}
    union all select entry_id, 'return', purchase_id, customer_id, number, day, channel, -amount, 0, coalesce(order_day, day), -amount
    from ${returns(question, params, bounds)} r where ${known ? 'customer_id is not null' : 'true'} and ${returnWhere})`;
}

/** Orders as entries that count one each. */
export function orderEntries(question: Question, params: Params, known: boolean): string {
  return `(select ${orderEntry}, 1 as value from ${(known ? customerOrders : orders)(question, params)} o)`;
}

const orderEntry = `purchase_id as entry_id, 'order' as kind, purchase_id, customer_id, number, day, channel, gross as total, returned, day as sold_day`;

/**
 * One row a customer over the days of the question: customer_id, orders, transactions (customer-days), first_day, last_day,
 * value (net; as sold in the gross variant). Somebody who only returned things has no orders and a negative value.
 * All time and everybody is read from the rows of facts; a part of it from the orders.
 */
export function perCustomer(question: Question, params: Params, bounds: Bounds = question.window): string {
  if (isWhole(question, bounds)) {
    return `(select customer_id, orders, transactions, first_day, last_day, net as value from ${profileRows} p
      where workspace_id = $1 and (orders > 0 or returned > 0) ${andPeople(question, params)})`;
  }
  const sold = `select customer_id, count(*) as orders, count(distinct day) as transactions, min(day) as first_day,
    max(day) as last_day, sum(gross) as value from ${customerOrders(question, params, bounds)} o group by customer_id`;
  if (isGross(question)) return `(${sold})`;
  return `(select coalesce(s.customer_id, b.customer_id) as customer_id, coalesce(s.orders, 0) as orders,
      coalesce(s.transactions, 0) as transactions, s.first_day, s.last_day, coalesce(s.value, 0) - coalesce(b.amount, 0) as value
    from (${sold}) s full join (select customer_id, sum(amount) as amount from ${returns(question, params, bounds)} r
      where customer_id is not null group by customer_id) b on b.customer_id = s.customer_id)`;
}

/** The day of each customer's first order until the end of the question, whatever its beginning: customer_id, first_day. */
export function firstDays(question: Question, params: Params): string {
  const bounds = { from: null, to: question.window.to };
  const everywhere = {
    ...question,
    channel: undefined,
    branch: undefined,
    segment: undefined,
    variant: new Set<string>(),
  };
  if (isWhole(everywhere, bounds))
    return `(select customer_id, first_day from ${profileRows} p where workspace_id = $1 and first_day is not null)`;
  return `(select customer_id, min(day) as first_day from ${customerOrders(everywhere, params, bounds)} o group by customer_id)`;
}

/**
 * True when a question is about all orders until now: then the rows of facts have added them up already. They know of all
 * that ever came, so nothing, no return either, may lie behind the question's end.
 */
export function isWhole(question: Question, bounds: Bounds = question.window): boolean {
  const { lastTradeDay, channel, branch } = question;
  if (bounds.from !== null || channel !== undefined || branch !== undefined || isGross(question)) return false;
  return lastTradeDay !== null && bounds.to > lastTradeDay;
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

/** Whole amounts add up exactly in floats while all of them together stay below 2^53; beyond it the database adds them. */
export function addsUpExactly(values: Float64Array): boolean {
  return values.reduce((sum, value) => sum + Math.abs(value), 0) <= Number.MAX_SAFE_INTEGER;
}
