import type { Told } from '../../spine/event.ts';

export type PurchaseEventType =
  | 'purchase.recorded'
  | 'purchase.paid'
  | 'purchase.returned'
  | 'purchase.cancelled'
  /** A file said otherwise about an order, or such a file was taken back; `wasCustomerId` when the buyer changed. */
  | 'purchase.corrected'
  /** An import was taken back, and with it an order of which nothing had come back since. */
  | 'purchase.removed'
  | 'purchases.days-recomputed';

/** An order was sold. `total` in minor units, `lines` = number of lines. */
export function purchaseRecorded(
  customerId: string | null,
  occurredAt: Date,
  data: { purchaseId: string; total: number; lines: number; channel: string; branch: string; day: string },
): Told {
  return { type: 'purchase.recorded', customerId, occurredAt, data };
}

/** Money came in for an order after it had been recorded. */
export function purchasePaid(
  customerId: string | null,
  occurredAt: Date,
  data: { purchaseId: string; paymentId: string; amount: number },
): Told {
  return { type: 'purchase.paid', customerId, occurredAt, data };
}

/**
 * Goods or money came back: against a purchase, or without one (`purchaseId` null). `day` is the day of the return,
 * `whole`: nothing of the purchase is left, so it counts as no purchase any more.
 */
export function purchaseReturned(
  customerId: string | null,
  occurredAt: Date,
  data: { returnId: string; purchaseId: string | null; amount: number; lines: number; day: string; whole: boolean },
): Told {
  return { type: 'purchase.returned', customerId, occurredAt, data };
}

/** An order was called off with all that was left of it. */
export function purchaseCancelled(
  customerId: string | null,
  occurredAt: Date,
  data: { purchaseId: string; amount: number; day: string },
): Told {
  return { type: 'purchase.cancelled', customerId, occurredAt, data };
}

/** The days of purchases were cut anew after the workspace's zone had changed; derived tables rebuild. */
export function daysRecomputed(data: { purchases: number; returns: number }): Told {
  return { type: 'purchases.days-recomputed', data };
}
