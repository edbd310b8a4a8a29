import type { Write } from '../../spine/write.ts';
import type { Line } from './rules/total.ts';

export interface PurchaseRow {
  purchaseId: string;
  customerId: string | null;
  number: string | null;
  channel: string;
  branch: string;
  paymentMethod: string;
  at: Date;
  day: string;
  dayPrecision: boolean;
  items: number;
  discount: number;
  shipping: number;
  tax: number;
  total: number;
  cost: number | null;
  contentHash: Buffer;
  lines: readonly Line[];
}

const purchaseSql = `insert into purchases_purchase (workspace_id, purchase_id, customer_id, number, channel, branch, payment_method, at, day, day_precision,
  items, discount, shipping, tax, total, cost, content_hash, source, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`;
const linesSql = `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
select $1, $2, l.position, p.product_id, l.sku, l.name, case when l.category = '' then coalesce(p.category, '') else l.category end, l.quantity, l.unit_price, l.discount, l.amount, l.unit_cost
from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
  as l (position, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
left join products_product p on p.workspace_id = $1 and p.sku_key = lower(l.sku) collate "C"`;

/** Puts off an order and its lines to the write's last statement. */
export function putPurchase(w: Write, row: PurchaseRow): void {
  w.put(purchaseSql, [
    w.workspaceId,
    row.purchaseId,
    row.customerId,
    row.number,
    row.channel,
    row.branch,
    row.paymentMethod,
    row.at,
    row.day,
    row.dayPrecision,
    row.items,
    row.discount,
    row.shipping,
    row.tax,
    row.total,
    row.cost,
    row.contentHash,
    w.source,
    w.now,
  ]);
  const { lines } = row;
  if (lines.length === 0) return;
  w.put(linesSql, [
    w.workspaceId,
    row.purchaseId,
    lines.map((l) => l.position),
    lines.map((l) => l.sku),
    lines.map((l) => l.name),
    lines.map((l) => l.category),
    lines.map((l) => l.quantity),
    lines.map((l) => l.unitPrice),
    lines.map((l) => l.discount),
    lines.map((l) => l.amount),
    lines.map((l) => l.unitCost),
  ]);
}
