import { soldProducts } from '../products/index.ts';

/**
 * What counts as an order and what as a return, as SQL fragments for reads of many customers (profile, measures).
 * They stand in a from clause; filter by workspace_id first, the filters reach the tables' indexes. Rules: SCIENCE.md 0 and
 * FOUNDATION.md 1.2 and 1.3: an order of amount 0 is an order, a cancelled one is none, a return is never an order.
 */

/** Orders: customer_id (null: unknown), day, at, channel, branch, gross, what came back of it, and its cost where known. */
export const countedOrders = `(select workspace_id, purchase_id, customer_id, number, day, at, channel, branch, total as gross,
  returned, cost - returned_cost as cost,
  -- what came back takes its share of the tax with it
  case when total > 0 then round(tax * (total - returned) / total::numeric)::bigint else tax end as tax from purchases_purchase where kind = 'sale' and cancelled_at is null)`;

/** Money that came back, on the day it came back: from an order (order_day, else null), or without one. */
export const countedReturns = `(select r.workspace_id, p.customer_id, r.purchase_id, r.day, p.day as order_day, p.channel, p.branch, r.amount
  from purchases_return r join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
  where p.cancelled_at is null
  union all
  select workspace_id, customer_id, purchase_id, day, null, channel, branch, -total from purchases_purchase
  where kind = 'return' and cancelled_at is null)`;

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
  where o.kind = 'sale' and o.cancelled_at is null)`;
