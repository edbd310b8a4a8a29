import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { type CustomerReference, recogniseCustomer } from '../../../people/customers/index.ts';
import type { Workspace } from '../../../platform/workspace/workspace.ts';
import { hashRequest, type Write } from '../../../spine/write.ts';
import { purchaseRecorded } from '../events.ts';
import { purchases } from '../refusals.ts';
import { addUp, type OrderWish } from '../rules/total.ts';
import { readWhen } from '../rules/when.ts';
import { putPurchase } from '../tables.ts';

export interface PurchaseWish extends OrderWish {
  /** Absent: sold to somebody unknown. */
  customer?: CustomerReference | undefined;
  number?: string | undefined;
  /** RFC 3339 instant with offset, or a day. */
  at: string;
  currency?: string | undefined;
  channel?: string | undefined;
  branch?: string | undefined;
  paymentMethod?: string | undefined;
}

export interface RecordedPurchase {
  purchaseId: string;
  customerId: string | null;
  customerCreated: boolean;
  total: number;
  day: string;
  /** True when this very purchase had been recorded before. */
  already: boolean;
}

type Secrets = Parameters<typeof recogniseCustomer>[2];

const sameNumberSql = `select purchase_id as "purchaseId", customer_id as "customerId", content_hash as "contentHash", total, day
from purchases_purchase where workspace_id = $1 and channel = $2 and number = $3`;

/**
 * Records an order: reads what was sent, recognises or makes the customer, writes the order with its lines and tells
 * `purchase.recorded`. The same channel and number with equal content answers the first order.
 */
export async function recordPurchase(
  w: Write,
  workspace: Workspace,
  wish: PurchaseWish,
  secrets: Secrets,
): Promise<RecordedPurchase | Refusal> {
  if (wish.currency !== undefined && wish.currency !== workspace.currency.code)
    return purchases('currency-differs', { given: wish.currency, workspace: workspace.currency.code });
  const totals = addUp(wish);
  if (isRefusal(totals)) return totals;
  const when = readWhen(wish.at, workspace.timeZone);
  if (when === undefined) return purchases('time-unreadable');
  const channel = wish.channel ?? 'shop';
  const contentHash = hashRequest({ ...wish, total: totals.total, customer: undefined });

  // Asked for together: both reads travel in one round trip.
  const [sameNumber, recognised] = await Promise.all([
    wish.number === undefined
      ? []
      : w.read<RecordedPurchase & { contentHash: Buffer }>(sameNumberSql, [w.workspaceId, channel, wish.number]),
    wish.customer === undefined ? undefined : recogniseCustomer(w, wish.customer, secrets),
  ]);
  const [earlier] = sameNumber;
  if (earlier !== undefined) {
    w.discard();
    if (!earlier.contentHash.equals(contentHash))
      return purchases('number-taken', { number: wish.number ?? '', purchaseId: earlier.purchaseId });
    return {
      purchaseId: earlier.purchaseId,
      customerId: earlier.customerId,
      customerCreated: false,
      total: earlier.total,
      day: earlier.day,
      already: true,
    };
  }
  if (isRefusal(recognised)) return recognised;

  const purchaseId = uuidv7(w.now.getTime());
  const customerId = recognised?.customerId ?? null;
  putPurchase(w, {
    purchaseId,
    customerId,
    number: wish.number ?? null,
    channel,
    branch: wish.branch ?? '',
    paymentMethod: wish.paymentMethod ?? '',
    ...when,
    discount: wish.discount ?? 0,
    shipping: wish.shipping ?? 0,
    tax: wish.tax ?? 0,
    contentHash,
    ...totals,
  });
  w.tell(
    purchaseRecorded(customerId, when.at, {
      purchaseId,
      total: totals.total,
      lines: totals.lines.length,
      channel,
      branch: wish.branch ?? '',
      day: when.day,
    }),
  );
  return {
    purchaseId,
    customerId,
    customerCreated: recognised?.created ?? false,
    total: totals.total,
    day: when.day,
    already: false,
  };
}
