import type { Told } from '../../spine/event.ts';

export type PurchaseEventType = 'purchase.recorded' | 'purchase.returned' | 'purchase.cancelled';

/** An order was sold. `total` in minor units, `items` = number of lines. */
export function purchaseRecorded(
  customerId: string | null,
  occurredAt: Date,
  data: { purchaseId: string; total: number; lines: number; channel: string; branch: string; day: string },
): Told {
  return { type: 'purchase.recorded', customerId, occurredAt, data };
}
