import { soldProducts } from '../products/index.ts';

/**
 * What counts as an order and what as a return, as SQL fragments for reads of many customers (profile, measures).
 * They stand in a from clause; filter by workspace_id first, the filters reach the tables' indexes. An order of amount 0 is an
 * order, a cancelled one is none, a return is never an order.
 */

/**
 * True of what can have happened when it was written down: not before 1900, and not more than two days after it was told (a clock
 * ahead, a zone away). Today's doors refuse the rest; what an earlier release took in is left out of every figure and listed by
 * doctor until somebody corrects it. Said as "is not true", so that the planner does not believe it to be rare.
 */
export const happened = (row: string) =>
  `(${row}.day < '1900-01-01'::date) is not true and (${row}.day > (${row}.created_at at time zone 'UTC')::date + 2) is not true`;

/** Orders: customer_id (null: unknown), day, at, channel, branch, gross, what came back of it, and its cost where known. */
export const countedOrders = `(select workspace_id, purchase_id, customer_id, number, day, at, channel, branch, total as gross,
  returned, cost - returned_cost as cost,
  -- what came back takes its share of the tax with it
  case when total > 0 then round(tax * (total - returned) / total::numeric)::bigint else tax end as tax from purchases_purchase p where kind = 'sale' and cancelled_at is null and ${happened('p')})`;

/** Money that came back, on the day it came back: from an order (order_day, else null), or without one. */
export const countedReturns = `(select r.workspace_id, p.customer_id, r.purchase_id, r.day, p.day as order_day, p.channel, p.branch, r.amount
  from purchases_return r join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
  where p.cancelled_at is null and ${happened('r')}
  union all
  select workspace_id, customer_id, purchase_id, day, null, channel, branch, -total from purchases_purchase p
  where kind = 'return' and cancelled_at is null and ${happened('p')})`;

/**
 * Orders as they stood at the end of the day before `to`, for figures that look back: one that was called off, or came back
 * whole, only later was an order then. Columns: those of countedOrders, with cost and tax as sold.
 * @param to SQL of a day
 */
export const ordersStanding = (
  to: string,
) => `(select p.workspace_id, p.purchase_id, p.customer_id, p.number, p.day, p.at, p.channel,
  p.branch, p.total as gross, p.returned, p.cost, p.tax from purchases_purchase p
  where p.kind = 'sale' and (p.cancelled_at is null or ${endsAfter(to)}) and ${happened('p')})`;

/**
 * Money that came back before `to`, on the day it came back, with what it took of tax and cost: entry_id (its own id), purchase_id,
 * order_day and order_cost (null without an order), day, amount, tax, cost. What came back of an order that was sold since `from`
 * and ended before `to` is left out together with that order.
 * @param from SQL of a day; null: since ever
 */
export const returnsStanding = (
  from: string | null,
  to: string,
) => `(select r.workspace_id, r.return_id as entry_id, r.purchase_id, p.customer_id,
    p.number, r.day, p.day as order_day, p.channel, p.branch, r.amount, p.cost as order_cost, r.cost,
    case when p.total > 0 then round(p.tax * r.amount / p.total::numeric)::bigint else 0 end as tax
  from purchases_return r join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
  where (p.cancelled_at is null or ${from === null ? 'false' : `p.day < ${from}`} or ${endsAfter(to)}) and ${happened('r')}
  union all
  select workspace_id, purchase_id, purchase_id, customer_id, number, day, null, channel, branch, -total, null, null, 0
  from purchases_purchase p where kind = 'return' and cancelled_at is null and ${happened('p')})`;

/**
 * Everything that moves money, with the day on which its order ended (called off, or came back whole; null while it stands), so
 * that one pass serves questions of many ends: an entry counts for the days from `from` to before `to` when its day is among
 * them and its order had not ended by then, or was sold before `from`. Columns: customer_id, day, sold_day, ended_day, channel,
 * branch, gross (of orders; null of returns), value.
 */
export const everyEntry = `(select p.workspace_id, p.customer_id, p.day, p.day as sold_day, ${endedDay()} as ended_day, p.channel, p.branch,
    p.total as gross, p.total as value from purchases_purchase p where p.kind = 'sale' and (p.cancelled_at is null or ${endsAfter("'-infinity'::date")}) and ${happened('p')}
  union all
  select r.workspace_id, p.customer_id, r.day, p.day, ${endedDay()}, p.channel, p.branch, null, -r.amount
  from purchases_return r join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
  where ${happened('r')}
  union all
  select workspace_id, customer_id, day, day, null, channel, branch, null, total
  from purchases_purchase p where kind = 'return' and cancelled_at is null and ${happened('p')})`;

function endedDay(): string {
  return `case when p.cancelled_at is not null then (select max(e.day) from purchases_return e
    where e.workspace_id = p.workspace_id and e.purchase_id = p.purchase_id) end`;
}

/** True of a purchase `p` that ended, but of which something was still there on the day before `to`. */
function endsAfter(to: string): string {
  return `exists (select from purchases_return e
    where e.workspace_id = p.workspace_id and e.purchase_id = p.purchase_id and e.day >= ${to})`;
}

/** The last day on which anything was bought or came back; null without anything. $1 is the workspace. */
export const lastTradeDaySql = `select greatest((select max(day) from purchases_purchase p where workspace_id = $1 and ${happened('p')}),
  (select max(day) from purchases_return r where workspace_id = $1 and ${happened('r')})) as day`;

/**
 * Goods on counted orders, one row a line: customer_id, purchase_id, day, category (of the sale, else of the product as it stands
 * now), and its money net of what came back of it. Fees and postage are no goods. Filter by workspace_id and customer_id first.
 */
export const countedLines = `(select o.workspace_id, o.customer_id, o.purchase_id, o.day, l.category, l.net
  from purchases_purchase o cross join lateral (
    select coalesce(nullif(l.category, ''), p.category, '') as category,
      round(l.amount * (abs(l.quantity) - l.returned_quantity) / abs(l.quantity)::numeric)::bigint as net
    from purchases_line l left join ${soldProducts} p on p.workspace_id = l.workspace_id and p.product_id = l.product_id
    where l.workspace_id = o.workspace_id and l.purchase_id = o.purchase_id and p.goods is not false offset 0) l
  where o.kind = 'sale' and o.cancelled_at is null and ${happened('o')})`;
