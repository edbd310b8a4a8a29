import { addDays, type Day } from '@peyvand/kernel/calendar';
import type { Tx } from '../../ground/database/transaction.ts';
import { ordersStanding, returnsStanding } from '../../trade/purchases/index.ts';
import { marginOfCosts } from './rules/margin-of-costs.ts';

const to = '$2::date';
const sold = `(select * from ${ordersStanding(to)} o where workspace_id = $1 and day < ${to} and customer_id is not null)`;
const back = `(select * from ${returnsStanding(null, to)} r where workspace_id = $1 and day < ${to} and customer_id is not null)`;
// One row a purchase day of which something was kept, net of what had come back of its orders by then.
const keptDays = `(select customer_id, day, sum(gross - coalesce(amount, 0)) as value, min(day) over (partition by customer_id) as first
  from ${sold} o left join (select purchase_id, sum(amount) as amount from ${back} r where order_day is not null group by purchase_id) b using (purchase_id)
  where gross <= 0 or coalesce(amount, 0) < gross group by customer_id, day)`;
const historiesSql = `select string_agg(uuid_send(customer_id) || int4send(days::int) || int4send(first - '1970-01-01'::date)
    || int4send(last - '1970-01-01'::date) || float8send(repeat::float8), '' order by customer_id) as packed, min(first) as first, max(last) as last
  from (select customer_id, count(*) as days, min(first) as first, max(day) as last, coalesce(sum(value) filter (where day > first), 0) as repeat
    from ${keptDays} d group by customer_id) c`;
const countSql = `select count(*) as n from profile_customer where workspace_id = $1 and first_day < ${to}`;
const marginSql = `select sum(gross)::float8 as net, sum(gross) filter (where known)::float8 as "costedNet",
    sum(tax) filter (where known)::float8 as tax, sum(cost) filter (where known)::float8 as cost
  from (select gross, tax, cost, cost is not null as known from ${sold} o
    union all select -amount, -tax, -coalesce(cost, 0), order_cost is not null from ${back} r) f`;

/** Who had bought until the end of a day, as the books stood then: packed rows of `dayRow` bytes, in the order of the ids. */
export interface BoughtUntil {
  readonly packed: Buffer;
  readonly first: Day;
  readonly last: Day;
  readonly marginOfCosts: number | undefined;
}

/** @returns undefined where nobody had bought by then */
export async function readBoughtUntil(tx: Tx, day: Day): Promise<BoughtUntil | undefined> {
  const params = [tx.workspaceId, addDays(day, 1)];
  const [row] = await tx.query<{ packed: Buffer | null; first: Day | null; last: Day | null }>(historiesSql, params);
  if (row?.packed == null || row.first === null || row.last === null) return undefined;
  const [sums] = await tx.query<{
    net: number | null;
    costedNet: number | null;
    tax: number | null;
    cost: number | null;
  }>(marginSql, params);
  const { net, costedNet, tax, cost } = sums ?? {};
  const known = { net: net ?? 0, costedNet: costedNet ?? 0, tax: tax ?? 0, cost: cost ?? 0 };
  return { packed: row.packed, first: row.first, last: row.last, marginOfCosts: marginOfCosts(known) };
}

/** About how many had bought until a day. */
export async function countBoughtUntil(tx: Tx, day: Day): Promise<number> {
  const [row] = await tx.query<{ n: number }>(countSql, [tx.workspaceId, addDays(day, 1)]);
  return row?.n ?? 0;
}
