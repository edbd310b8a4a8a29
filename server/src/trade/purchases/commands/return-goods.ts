import type { TellingPlace } from '@peyvand/kernel/calendar';
import { uuidv7 } from '@peyvand/kernel/ids';
import { parseQuantity, quantityText } from '@peyvand/kernel/quantity';
import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { Principal } from '../../../edge/http/principal.ts';
import type { Write } from '../../../spine/write.ts';
import { purchaseReturned } from '../events.ts';
import { purchases } from '../refusals.ts';
import { type Coming, type Refund, refundAmount, refundLines } from '../rules/refund.ts';
import { readWhen } from '../rules/when.ts';
import { putRefund } from '../tables.ts';
import { type LockedSale, lockPurchase } from './lock-purchase.ts';

export interface ReturnWish {
  /** Goods, by their line; without a quantity all that is left of the line. */
  lines?: readonly { position: number; quantity?: string | number | undefined }[] | undefined;
  /** Money, for an order that was recorded without lines. */
  amount?: number | undefined;
  /** Instant or day; now when absent. */
  at?: string | undefined;
  reason?: string | undefined;
}

export interface Returned {
  returnId: string;
  purchaseId: string;
  amount: number;
  day: string;
  /** Nothing is left: it counts as no purchase any more. */
  whole: boolean;
  lines: { position: number; quantity: string; amount: number }[];
}

/** Takes goods back against the purchase they came from, per line and in part, and tells `purchase.returned`. */
export async function returnGoods(
  w: Write,
  principal: Principal,
  place: TellingPlace,
  purchaseId: string,
  wish: ReturnWish,
): Promise<Returned | Refusal> {
  const when = readWhen(wish.at, { ...place, now: w.now });
  if (isRefusal(when)) return when;
  const sale = await lockPurchase(w, principal, purchaseId);
  if (isRefusal(sale)) return sale;
  const refund = refundOf(sale, wish);
  if (isRefusal(refund)) return refund;

  const returnId = uuidv7(w.now.getTime());
  const { amount, whole, lines } = refund;
  putRefund(w, { returnId, purchaseId, when, reason: wish.reason ?? '', refund });
  w.tell(
    purchaseReturned(
      sale.customerId,
      { returnId, purchaseId, amount, lines: lines.length, day: when.day, whole },
      when.at,
    ),
  );
  return {
    returnId,
    purchaseId,
    amount,
    day: when.day,
    whole,
    lines: lines.map((line) => ({ ...line, quantity: quantityText(line.quantity) })),
  };
}

/** What was asked for, in goods where the order has lines, in money where it has none. */
function refundOf(sale: LockedSale, wish: ReturnWish): Refund | Refusal {
  if (sale.lines.length === 0)
    return wish.amount === undefined ? purchases('amount-needed') : refundAmount(sale, wish.amount);
  if (wish.lines === undefined || wish.lines.length === 0) return purchases('lines-needed');
  const coming: Coming[] = [];
  for (const { position, quantity } of wish.lines) {
    const thousandths = quantity === undefined ? undefined : parseQuantity(quantity);
    if (quantity !== undefined && thousandths === undefined) return purchases('quantity-unreadable', { position });
    coming.push({ position, quantity: thousandths });
  }
  return refundLines(sale, coming);
}
