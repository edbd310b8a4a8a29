import { uuidv7 } from '@peyvand/kernel/ids';
import type { Write } from '../../spine/write.ts';
import { costOf, type SoldLine } from './rules/cost.ts';
import type { Order } from './rules/order.ts';
import type { PaidPart } from './rules/payments.ts';
import type { Refund } from './rules/refund.ts';
import { booked } from './rules/same-order.ts';
import type { When } from './rules/when.ts';

export interface PurchaseRow extends Omit<Order, 'lines' | 'payments'> {
  purchaseId: string;
  kind: 'sale' | 'return';
  customerId: string | null;
  /** Who bought by the customer's phone; '' where it is she. */
  buyerName: string;
  lines: readonly SoldLine[];
}

const purchaseSql = `insert into purchases_purchase (workspace_id, purchase_id, kind, customer_id, number, channel, branch, payment_method, at, day, day_precision,
  items, discount, shipping, tax, total, cost, content_hash, source, created_at, buyer_name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`;
const linesSql = `insert into purchases_line (workspace_id, purchase_id, position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)
select $1, $2, l.position, l.product_id, l.sku, l.name, l.category, l.quantity, l.unit_price, l.discount, l.amount, l.unit_cost
from unnest($3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[])
  as l (position, product_id, sku, name, category, quantity, unit_price, discount, amount, unit_cost)`;

/**
 * Puts off an order and its lines to the write's last statement. A return is the same with its sign turned: what it
 * takes from revenue, goods and cost is added like everything else.
 */
export function putPurchase(w: Write, row: PurchaseRow): { total: number } {
  const { kind } = row;
  const cost = costOf(row.lines);
  const total = booked(kind, row.total);
  const { lines } = row;
  w.put(purchaseSql, [
    w.workspaceId,
    row.purchaseId,
    row.kind,
    row.customerId,
    row.number,
    row.channel,
    row.branch,
    row.paymentMethod,
    row.when.at,
    row.when.day,
    row.when.dayPrecision,
    booked(kind, row.items),
    row.discount,
    row.shipping,
    row.tax,
    total,
    cost === null ? null : booked(kind, cost),
    row.contentHash,
    w.source,
    w.now,
    row.buyerName,
  ]);
  if (lines.length > 0)
    w.put(linesSql, [
      w.workspaceId,
      row.purchaseId,
      lines.map((l) => l.position),
      lines.map((l) => l.productId),
      lines.map((l) => l.sku),
      lines.map((l) => l.name),
      lines.map((l) => l.category),
      lines.map((l) => booked(kind, l.quantity)),
      lines.map((l) => l.unitPrice),
      lines.map((l) => l.discount),
      lines.map((l) => booked(kind, l.amount)),
      lines.map((l) => l.unitCost),
    ]);
  return { total };
}

const paymentsSql = `insert into purchases_payment (workspace_id, payment_id, purchase_id, method, amount, paid_at, reference)
select $1, y.payment_id, $2, y.method, y.amount, y.paid_at, y.reference
from unnest($3::uuid[], $4::text[], $5::bigint[], $6::timestamptz[], $7::text[]) as y (payment_id, method, amount, paid_at, reference)`;

/** Puts off payments of an order. Answers their ids. */
export function putPayments(w: Write, purchaseId: string, payments: readonly PaidPart[]): string[] {
  if (payments.length === 0) return [];
  const ids = payments.map(() => uuidv7(w.now.getTime()));
  w.put(paymentsSql, [
    w.workspaceId,
    purchaseId,
    ids,
    payments.map((one) => one.method),
    payments.map((one) => one.amount),
    payments.map((one) => one.paidAt),
    payments.map((one) => one.reference),
  ]);
  return ids;
}

const returnSql = `insert into purchases_return (workspace_id, return_id, purchase_id, at, day, day_precision, amount, cost, reason, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
const returnLinesSql = `insert into purchases_return_line (workspace_id, return_id, position, quantity, amount)
select $1, $2, l.position, l.quantity, l.amount from unnest($3::int[], $4::bigint[], $5::bigint[]) as l (position, quantity, amount)`;
const takeBackSql = `update purchases_line l set returned_quantity = l.returned_quantity + b.quantity
from unnest($3::int[], $4::bigint[]) as b (position, quantity)
where l.workspace_id = $1 and l.purchase_id = $2 and l.position = b.position`;
const reduceSql = `update purchases_purchase set returned = returned + $3, returned_cost = returned_cost + $4, cancelled_at = $5
where workspace_id = $1 and purchase_id = $2`;

/** Puts off a return against a purchase that the command has locked. */
export function putRefund(
  w: Write,
  row: { returnId: string; purchaseId: string; when: When; reason: string; refund: Refund },
): void {
  const { returnId, purchaseId, when, reason, refund } = row;
  const { lines } = refund;
  const columns = [lines.map((l) => l.position), lines.map((l) => l.quantity)];
  w.put(returnSql, [
    w.workspaceId,
    returnId,
    purchaseId,
    when.at,
    when.day,
    when.dayPrecision,
    refund.amount,
    refund.cost,
    reason,
    w.now,
  ]);
  if (lines.length > 0) {
    w.put(returnLinesSql, [w.workspaceId, returnId, ...columns, lines.map((l) => l.amount)]);
    w.put(takeBackSql, [w.workspaceId, purchaseId, ...columns]);
  }
  w.put(reduceSql, [w.workspaceId, purchaseId, refund.amount, refund.cost ?? 0, refund.whole ? w.now : null]);
}
