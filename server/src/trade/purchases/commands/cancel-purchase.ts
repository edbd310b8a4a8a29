import type { TellingPlace } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Principal } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { purchaseCancelled } from '../events.ts';
import { refundRest } from '../rules/refund.ts';
import { readWhen } from '../rules/when.ts';
import { putRefund } from '../tables.ts';
import { lockPurchase } from './lock-purchase.ts';

export interface Cancelled {
  purchaseId: string;
  returnId: string;
  /** What was left of the order, in minor units. */
  amount: number;
  day: string;
}

/** Calls an order off: all that is left of it comes back, and it is no purchase any more. */
export async function cancelPurchase(
  w: Write,
  principal: Principal,
  place: TellingPlace,
  purchaseId: string,
  wish: { at?: string | undefined; reason?: string | undefined },
): Promise<Cancelled | Refusal> {
  const when = readWhen(wish.at, { ...place, now: w.now });
  if (isRefusal(when)) return when;
  const sale = await lockPurchase(w, principal, purchaseId);
  if (isRefusal(sale)) return sale;

  const refund = refundRest(sale);
  const returnId = uuidv7(w.now.getTime());
  putRefund(w, { returnId, purchaseId, when, reason: wish.reason ?? '', refund });
  w.tell(purchaseCancelled(sale.customerId, { purchaseId, amount: refund.amount, day: when.day }, when.at));
  return { purchaseId, returnId, amount: refund.amount, day: when.day };
}
