import type { TellingPlace } from '@peyvand/kernel/calendar';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Principal } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { purchasePaid } from '../events.ts';
import { type PaymentWish, readPayments } from '../rules/payments.ts';
import { putPayments } from '../tables.ts';
import { lockPurchase } from './lock-purchase.ts';

export interface Paid {
  purchaseId: string;
  paymentId: string;
  /** Paid in all, and what is still open, in minor units. */
  paid: number;
  due: number;
}

/** Records money that came in for an order: an instalment, the rest, a payment on delivery. */
export async function payPurchase(
  w: Write,
  principal: Principal,
  place: TellingPlace,
  purchaseId: string,
  wish: PaymentWish,
): Promise<Paid | Refusal> {
  const sale = await lockPurchase(w, principal, purchaseId);
  if (isRefusal(sale)) return sale;
  const owed = sale.total - sale.returned;
  const read = readPayments([wish], { total: owed, paid: sale.paid, at: w.now, telling: { ...place, now: w.now } });
  if (isRefusal(read)) return read;
  const [paymentId = ''] = putPayments(w, purchaseId, read);
  w.tell(purchasePaid(sale.customerId, { purchaseId, paymentId, amount: wish.amount }, read[0]?.paidAt ?? w.now));
  const paid = sale.paid + wish.amount;
  return { purchaseId, paymentId, paid, due: owed - paid };
}
