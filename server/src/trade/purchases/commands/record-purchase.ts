import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Secrets } from '../../../ground/secrets.ts';
import { recordChange } from '../../../office/audit/index.ts';
import type { Workspace } from '../../../office/workspace/index.ts';
import {
  answersFor,
  type CustomerReference,
  type Recognised,
  recogniseCustomer,
} from '../../../people/customers/index.ts';
import type { Write } from '../../../spine/write.ts';
import { recogniseProducts } from '../../products/index.ts';
import { purchaseRecorded, purchaseReturned } from '../events.ts';
import { readLines } from '../intake-known.ts';
import { purchases } from '../refusals.ts';
import { linkProducts } from '../rules/cost.ts';
import { type Order, readOrder, type SentOrder } from '../rules/order.ts';
import { type BookedOrder, isSameOrder, type KnownLine } from '../rules/same-order.ts';
import { putPayments, putPurchase } from '../tables.ts';

export interface PurchaseWish extends SentOrder {
  /** Absent: sold to somebody unknown. */
  customer?: CustomerReference | undefined;
}

type Owners = readonly string[] | null;

export interface RecordedPurchase {
  purchaseId: string;
  customerId: string | null;
  customerCreated: boolean;
  /** Minor units; negative for a return. */
  total: number;
  day: string;
  /** True when this very purchase had been recorded before. */
  already: boolean;
}

/**
 * Records an order: reads what was sent, recognises or makes the customer and the products, writes the order with its
 * lines and payments, and tells `purchase.recorded`. The same channel and number with equal content answers the first.
 * @param owners whose customers the caller sees; null: all
 */
export function recordPurchase(
  w: Write,
  workspace: Workspace,
  wish: PurchaseWish,
  secrets: Secrets,
  owners: Owners = null,
) {
  return recordOrder(w, workspace, 'sale', wish, secrets, owners);
}

/** Records goods that came back without an order that is known here: an order with its sign turned. */
export function recordReturn(
  w: Write,
  workspace: Workspace,
  wish: PurchaseWish,
  secrets: Secrets,
  owners: Owners = null,
) {
  return recordOrder(w, workspace, 'return', wish, secrets, owners);
}

async function recordOrder(
  w: Write,
  workspace: Workspace,
  kind: 'sale' | 'return',
  wish: PurchaseWish,
  secrets: Secrets,
  owners: Owners,
): Promise<RecordedPurchase | Refusal> {
  const order = readOrder(wish, workspace, w.now);
  if (isRefusal(order)) return order;
  // Asked for together: all three travel in one round trip.
  const [earlier, customer, products] = await Promise.all([
    findSameNumber(w, order),
    wish.customer === undefined ? undefined : recogniseCustomer(w, wish.customer, secrets, owners),
    recogniseProducts(w, workspace, order.lines),
  ]);
  if (isRefusal(customer)) return customer;
  if (earlier !== undefined) return answerAgain(w, earlier, order, kind, customer);

  const purchaseId = uuidv7(w.now.getTime());
  const customerId = customer?.customerId ?? null;
  const lines = linkProducts(order.lines, products);
  const { total } = putPurchase(w, {
    ...order,
    kind,
    purchaseId,
    customerId,
    buyerName: customer?.otherName ?? '',
    lines,
  });
  putPayments(w, purchaseId, order.payments);
  w.tell(tellingOf(kind, purchaseId, customerId, order));
  // a person who wrote it down by hand can be asked, and can take it back; a till's orders stand in the log alone
  if (w.source === 'console')
    await recordChange(w, secrets, {
      action: 'purchase.written-by-hand',
      subject: { kind: 'purchase', id: purchaseId },
      customerId,
    });
  return {
    purchaseId,
    customerId,
    customerCreated: customer?.created ?? false,
    total,
    day: order.when.day,
    already: false,
  };
}

function tellingOf(kind: 'sale' | 'return', purchaseId: string, customerId: string | null, order: Order) {
  const { total, channel, branch, when } = order;
  const lines = order.lines.length;
  if (kind === 'sale')
    return purchaseRecorded(customerId, { purchaseId, total, lines, channel, branch, day: when.day }, when.at);
  const data = { returnId: purchaseId, purchaseId: null, amount: total, lines, day: when.day, whole: true };
  return purchaseReturned(customerId, data, when.at);
}

interface Earlier extends BookedOrder {
  purchaseId: string;
  customerId: string | null;
  source: string;
  lines?: KnownLine[];
}

// Rides on the unique index of numbers. A merge that has not re-pointed the row yet is looked through.
const sameNumberSql = `select p.purchase_id as "purchaseId", p.kind, ${answersFor('p.customer_id')} as "customerId", p.source,
  p.content_hash as "contentHash", p.branch, p.payment_method as "paymentMethod", p.at, p.day, p.discount, p.shipping, p.tax, p.total
from purchases_purchase p
where p.workspace_id = $1 and p.channel = $2 and p.number = $3`;

async function findSameNumber(w: Write, { channel, number }: Order): Promise<Earlier | undefined> {
  if (number === null) return undefined;
  const [row] = await w.read<Earlier>(sameNumberSql, [w.workspaceId, channel, number]);
  return row;
}

/** A number that comes again: the first answer when all is equal, a refusal that names the first otherwise. */
async function answerAgain(
  w: Write,
  earlier: Earlier,
  order: Order,
  kind: 'sale' | 'return',
  customer: Recognised | undefined,
): Promise<RecordedPurchase | Refusal> {
  w.discard();
  const { purchaseId, customerId, total, day } = earlier;
  const same = customerId === (customer?.customerId ?? null) && (await isTheSame(w, earlier, order, kind));
  if (!same) return purchases('number-taken', { number: order.number ?? '', purchaseId });
  return { purchaseId, customerId, total, day, customerCreated: false, already: true };
}

/** Of an order that a file brought, its lines are looked at: a file may say less of it than a till, and completes it from products. */
async function isTheSame(w: Write, earlier: Earlier, order: Order, kind: 'sale' | 'return'): Promise<boolean> {
  if (earlier.kind === kind && earlier.contentHash.equals(order.contentHash)) return true;
  if (earlier.source !== 'import' || order.payments.length > 0) return false;
  await readLines(w.tx, [earlier]);
  return isSameOrder(earlier, kind, order);
}
