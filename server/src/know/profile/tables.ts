import { standingCustomers } from '../../people/customers/index.ts';
import type { Tx } from '../../platform/database/transaction.ts';
import { countedOrders, countedReturns } from '../../trade/purchases/index.ts';

/**
 * The one set-based statement that recomputes profiles from state. Incremental and rebuild are the same text, for some
 * customers or for all, so they cannot drift apart. Only rows that differ are written.
 * Rides on purchases_purchase_customer for some, on one pass over the orders for all.
 */
const recomputeSql = (only: 'some' | 'all' | 'first'): string => {
  const chosen = only === 'some' ? 'and customer_id = any($2)' : '';
  return `with standing as (
  select c.customer_id, (c.created_at at time zone w.time_zone)::date as created_day, (c.erased_at at time zone w.time_zone)::date as ended_day
  from ${standingCustomers} c join workspace w using (workspace_id) where workspace_id = $1 ${chosen}),
gaps as (
  select customer_id, day, gross, returned, cost, day - lag(day) over w as gap, first_value(day) over w as first_day
  from ${countedOrders} o where workspace_id = $1 and customer_id is not null ${chosen}
  window w as (partition by customer_id order by day)),
bought as (
  select customer_id, count(*) as orders, count(*) filter (where gap is null or gap > 0) as transactions,
    min(day) as first_day, max(day) as last_day, sum(gross) as gross, sum(returned) as returned,
    sum(gross) filter (where day = first_day) as first_value, count(cost) as costed_orders,
    coalesce(sum(gross - returned) filter (where cost is not null), 0) as costed_net, coalesce(sum(cost), 0) as cost,
    percentile_disc(0.5) within group (order by gap) filter (where gap > 0) as gap_median,
    -- the gap of the latest day that has one: packed behind its day, since an ordered aggregate would sort every group
    max(((day - '1970-01-01'::date)::bigint << 20) | gap) filter (where gap > 0) & 1048575 as gap_last
  from gaps group by customer_id),
came_back as (
  select customer_id, sum(amount) as amount from ${countedReturns} r
  where workspace_id = $1 and order_day is null and customer_id is not null ${chosen} group by customer_id)
insert into profile_customer as p (workspace_id, customer_id, orders, transactions, first_day, last_day, gross, returned,
  first_value, costed_orders, costed_net, cost, gap_median, gap_last, created_day, ended_day)
select $1, s.customer_id, coalesce(b.orders, 0), coalesce(b.transactions, 0), b.first_day, b.last_day, coalesce(b.gross, 0),
  coalesce(b.returned, 0) + coalesce(r.amount, 0), coalesce(b.first_value, 0), coalesce(b.costed_orders, 0),
  coalesce(b.costed_net, 0), coalesce(b.cost, 0), b.gap_median, b.gap_last, s.created_day, s.ended_day
from standing s left join bought b using (customer_id) left join came_back r using (customer_id)
${only === 'first' ? '' : updateSql}`;
};
const updateSql = `on conflict (workspace_id, customer_id) do update set
  (orders, transactions, first_day, last_day, gross, returned, first_value, costed_orders, costed_net, cost, gap_median, gap_last,
    created_day, ended_day) =
  (excluded.orders, excluded.transactions, excluded.first_day, excluded.last_day, excluded.gross, excluded.returned,
    excluded.first_value, excluded.costed_orders, excluded.costed_net, excluded.cost, excluded.gap_median, excluded.gap_last,
    excluded.created_day, excluded.ended_day)
where (p.orders, p.transactions, p.first_day, p.last_day, p.gross, p.returned, p.first_value, p.costed_orders, p.costed_net,
    p.cost, p.gap_median, p.gap_last, p.created_day, p.ended_day) is distinct from
  (excluded.orders, excluded.transactions, excluded.first_day, excluded.last_day, excluded.gross, excluded.returned,
    excluded.first_value, excluded.costed_orders, excluded.costed_net, excluded.cost, excluded.gap_median, excluded.gap_last,
    excluded.created_day, excluded.ended_day)`;
const recomputeSome = recomputeSql('some');
const recomputeAll = recomputeSql('all');
const recomputeFirst = recomputeSql('first');

const leaveSql = (only: 'some' | 'all'): string => {
  const chosen = only === 'some' ? 'and customer_id = any($2)' : '';
  return `delete from profile_customer p where workspace_id = $1 ${chosen}
  and not exists (select from ${standingCustomers} c where workspace_id = $1 ${chosen} and c.customer_id = p.customer_id)`;
};
const leaveSome = leaveSql('some');
const leaveAll = leaveSql('all');

const lockSql = `select pg_advisory_xact_lock(hashtextextended('profile:' || $1, 0))`;

/**
 * Recomputes the profiles of these customers from state; those merged away lose theirs. Answers how many rows changed.
 * Two runs never overlap in a workspace: each reads the state under the lock, so the later one sees all the earlier saw.
 */
export async function recomputeProfiles(tx: Tx, customerIds: readonly string[]): Promise<number> {
  if (customerIds.length === 0) return 0;
  await tx.prepared(lockSql, [tx.workspaceId]);
  const gone = await tx.run(leaveSome, [tx.workspaceId, customerIds]);
  return gone + (await tx.run(recomputeSome, [tx.workspaceId, customerIds]));
}

/** Rebuilds all profiles of the workspace from state in one pass. Answers how many rows changed. */
export async function rebuildProfiles(tx: Tx): Promise<number> {
  // After a file of a million the tables have no statistics yet, and a nested loop would be chosen for a million times a million.
  await tx.query(`select set_config('work_mem', '192MB', true), set_config('enable_nestloop', 'off', true)`);
  await tx.prepared(lockSql, [tx.workspaceId]);
  const known = await tx.query('select from profile_customer where workspace_id = $1 limit 1', [tx.workspaceId]);
  // Asking for a conflict costs a third of a first filling, and there can be none: the lock is ours.
  if (known.length === 0) return tx.run(recomputeFirst, [tx.workspaceId]);
  const gone = await tx.run(leaveAll, [tx.workspaceId]);
  return gone + (await tx.run(recomputeAll, [tx.workspaceId]));
}
