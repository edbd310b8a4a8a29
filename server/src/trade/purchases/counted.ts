/**
 * What counts as an order and what as a return, as SQL fragments for reads of many customers (profile, measures).
 * They stand in a from clause; filter by workspace_id first, the filters reach the tables' indexes. Rules: SCIENCE.md 0 and
 * FOUNDATION.md 1.2 and 1.3: an order of amount 0 is an order, a cancelled one is none, a return is never an order.
 */

/** Orders: customer_id (null: unknown), day, at, channel, branch, gross, what came back of it, and its cost where known. */
export const countedOrders = `(select workspace_id, purchase_id, customer_id, number, day, at, channel, branch, total as gross,
  returned, cost - returned_cost as cost from purchases_purchase where kind = 'sale' and cancelled_at is null)`;

/** Money that came back, on the day it came back: from an order (order_day, else null), or without one. */
export const countedReturns = `(select r.workspace_id, p.customer_id, r.purchase_id, r.day, p.day as order_day, p.channel, p.branch, r.amount
  from purchases_return r join purchases_purchase p on p.workspace_id = r.workspace_id and p.purchase_id = r.purchase_id
  where p.cancelled_at is null
  union all
  select workspace_id, customer_id, purchase_id, day, null, channel, branch, -total from purchases_purchase
  where kind = 'return' and cancelled_at is null)`;
