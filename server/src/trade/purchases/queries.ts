import { isDay } from '@peyvand/kernel/day';
import { isUuid } from '@peyvand/kernel/ids';
import { decodeCursor, toPage } from '../../edge/http/cursor.ts';
import { type Principal, visibleOwners } from '../../edge/http/principal.ts';
import type { Tx } from '../../ground/database/transaction.ts';
import { findCustomerIds, joinCustomer, visibleCustomer } from '../../people/customers/index.ts';

export interface PurchaseSummary {
  id: string;
  kind: 'sale' | 'return';
  number: string | null;
  channel: string;
  branch: string;
  paymentMethod: string;
  at: Date;
  day: string;
  precision: 'instant' | 'day';
  customer: { id: string; name: string } | null;
  /** Who bought, where the order names somebody else than the customer whose phone it was. */
  buyerName: string | null;
  items: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  returned: number;
  net: number;
  cost: number | null;
  margin: number | null;
  paid: number;
  cancelledAt: Date | null;
  source: string;
  createdAt: Date;
}

export interface PurchaseView extends PurchaseSummary {
  lines: {
    position: number;
    productId: string | null;
    sku: string;
    name: string;
    category: string;
    quantity: string;
    unitPrice: number;
    discount: number;
    amount: number;
    unitCost: number | null;
    returnedQuantity: string;
  }[];
  payments: { id: string; method: string; amount: number; paidAt: string; reference: string }[];
  returns: {
    id: string;
    at: string;
    day: string;
    amount: number;
    reason: string;
    lines: { position: number; quantity: string; amount: number }[];
  }[];
}

/** The condition under which a principal sees purchase `p`; `owners` is the parameter of `visibleOwners`. */
export const visiblePurchase = (owners: string) => visibleCustomer('p.customer_id', owners);

// What came back takes its share of the tax with it.
const marginSql = `case when p.cost is null then null
  else p.total - p.returned - (p.cost - p.returned_cost)
    - case when p.total > 0 then round(p.tax * (p.total - p.returned) / p.total::numeric)::bigint when p.kind = 'return' then -p.tax else p.tax end end`;

const summaryColumns = `p.purchase_id as id, p.kind, p.number, p.channel, p.branch, p.payment_method as "paymentMethod", p.at, p.day,
  case when p.day_precision then 'day' else 'instant' end as precision,
  case when c.customer_id is null then null else jsonb_build_object('id', c.customer_id, 'name', c.name) end as customer, nullif(p.buyer_name, '') as "buyerName",
  p.items, p.discount, p.shipping, p.tax, p.total, p.returned, p.total - p.returned as net, p.cost - p.returned_cost as cost, ${marginSql} as margin,
  (select coalesce(sum(y.amount), 0)::bigint from purchases_payment y where y.workspace_id = $1 and y.purchase_id = p.purchase_id) as paid,
  p.cancelled_at as "cancelledAt", p.source, p.created_at as "createdAt"`;
// Rows that a merge has not re-pointed yet are shown under the survivor.
const customerOfRow = joinCustomer('p.customer_id', 'left');
const decimal = (thousandths: string) => `trim_scale(${thousandths} / 1000.0)::text`;

const oneSql = `select ${summaryColumns},
  (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'productId', l.product_id, 'sku', l.sku, 'name', l.name, 'category', l.category,
     'quantity', ${decimal('l.quantity')}, 'unitPrice', l.unit_price, 'discount', l.discount, 'amount', l.amount, 'unitCost', l.unit_cost,
     'returnedQuantity', ${decimal('l.returned_quantity')}) order by l.position), '[]')
   from purchases_line l where l.workspace_id = $1 and l.purchase_id = p.purchase_id) as lines,
  (select coalesce(jsonb_agg(jsonb_build_object('id', y.payment_id, 'method', y.method, 'amount', y.amount, 'paidAt', y.paid_at, 'reference', y.reference)
     order by y.paid_at, y.payment_id), '[]')
   from purchases_payment y where y.workspace_id = $1 and y.purchase_id = p.purchase_id) as payments,
  (select coalesce(jsonb_agg(jsonb_build_object('id', b.return_id, 'at', b.at, 'day', b.day, 'amount', b.amount, 'reason', b.reason, 'lines',
       (select coalesce(jsonb_agg(jsonb_build_object('position', k.position, 'quantity', ${decimal('k.quantity')}, 'amount', k.amount) order by k.position), '[]')
        from purchases_return_line k where k.workspace_id = $1 and k.return_id = b.return_id)) order by b.created_at, b.return_id), '[]')
   from purchases_return b where b.workspace_id = $1 and b.purchase_id = p.purchase_id) as returns
from purchases_purchase p ${customerOfRow}
where p.workspace_id = $1 and p.purchase_id = $2 and ${visiblePurchase('$3')}`;

/** One purchase with its lines, payments and returns; undefined when there is none that the principal may see. */
export async function findPurchase(
  tx: Tx,
  principal: Principal,
  purchaseId: string,
): Promise<PurchaseView | undefined> {
  const [row] = await tx.prepared<PurchaseView>(oneSql, [tx.workspaceId, purchaseId, visibleOwners(principal)]);
  return row;
}

export interface PurchaseFilters {
  /** A person, under all her ids. */
  customer?: string | undefined;
  /** First day, and the day after the last. */
  from?: string | undefined;
  to?: string | undefined;
  channel?: string | undefined;
  branch?: string | undefined;
  number?: string | undefined;
  kind?: 'sale' | 'return' | undefined;
  minTotal?: number | undefined;
  maxTotal?: number | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/**
 * Purchases, newest day first, by keyset. Rides on purchases_purchase_day, or on purchases_purchase_customer for one person,
 * or on the unique index of numbers.
 */
export async function listPurchases(tx: Tx, principal: Principal, filters: PurchaseFilters) {
  const { limit = 50 } = filters;
  const person = filters.customer === undefined ? undefined : await findCustomerIds(tx, principal, filters.customer);
  if (filters.customer !== undefined && person === undefined) return { items: [], nextCursor: null };

  const params: unknown[] = [tx.workspaceId, visibleOwners(principal)];
  const conditions = ['p.workspace_id = $1', visiblePurchase('$2')];
  const keep = (value: unknown, condition: (param: string) => string) => {
    if (value === undefined) return;
    params.push(value);
    conditions.push(condition(`$${params.length}`));
  };
  keep(person?.ids, (ids) => `p.customer_id = any(${ids}::uuid[])`);
  keep(filters.from, (from) => `p.day >= ${from}::date`);
  keep(filters.to, (to) => `p.day < ${to}::date`);
  keep(filters.channel, (channel) => `p.channel = ${channel}`);
  keep(filters.branch, (branch) => `p.branch = ${branch}`);
  keep(filters.number, (number) => `p.number = ${number}`);
  keep(filters.kind, (kind) => `p.kind = ${kind}`);
  keep(filters.minTotal, (least) => `p.total >= ${least}`);
  keep(filters.maxTotal, (most) => `p.total <= ${most}`);
  const [day, id] = decodeCursor(filters.cursor) ?? [];
  if (isDay(String(day)) && isUuid(String(id))) {
    params.push(day, id);
    conditions.push(`(p.day, p.purchase_id) < ($${params.length - 1}::date, $${params.length}::uuid)`);
  }
  params.push(limit + 1);
  // The page is cut first, and only its rows are joined.
  const rows = await tx.query<PurchaseSummary>(
    `with p as materialized (select * from purchases_purchase p where ${conditions.join(' and ')}
       order by p.day desc, p.purchase_id desc limit $${params.length})
     select ${summaryColumns} from p ${customerOfRow} order by p.day desc, p.purchase_id desc`,
    params,
  );
  return toPage(rows, limit, (row) => [row.day, row.id]);
}

// The latest purchases by their day's index: a channel that was not used for so long is typed, not picked.
const placesSql = (column: 'channel' | 'branch') =>
  `select p.${column} as name from (select channel, branch from purchases_purchase where workspace_id = $1 order by day desc, purchase_id desc limit 5000) p
   where p.${column} <> '' group by p.${column} order by count(*) desc, p.${column} limit 50`;

/** Channels and branches of the latest purchases, the most frequent first, for pickers. */
export async function listPlaces(tx: Tx): Promise<{ channels: string[]; branches: string[] }> {
  const names = async (column: 'channel' | 'branch') =>
    (await tx.prepared<{ name: string }>(placesSql(column), [tx.workspaceId])).map((row) => row.name);
  return { channels: await names('channel'), branches: await names('branch') };
}
