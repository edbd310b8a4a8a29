import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { purchases } from '../refusals.ts';
import { readWhen, type Telling } from './when.ts';

export interface PaymentWish {
  method: string;
  amount: number;
  /** Instant or day; the purchase's own when absent. */
  paidAt?: string | undefined;
  reference?: string | undefined;
}

export interface PaidPart {
  method: string;
  amount: number;
  paidAt: Date;
  /** Trace number, cheque number: whatever finds it again. */
  reference: string;
}

/** Reads payments of an order and checks that, with what was paid before, they do not pass what it costs. */
export function readPayments(
  wishes: readonly PaymentWish[],
  order: { total: number; paid: number; at: Date; telling: Telling },
): PaidPart[] | Refusal {
  const read: PaidPart[] = [];
  let paid = order.paid;
  for (const wish of wishes) {
    const when = wish.paidAt === undefined ? order : readWhen(wish.paidAt, order.telling);
    if (isRefusal(when)) return when;
    paid += wish.amount;
    read.push({
      method: cleanLine(wish.method),
      amount: wish.amount,
      paidAt: when.at,
      reference: cleanLine(wish.reference ?? ''),
    });
  }
  return paid > order.total ? purchases('paid-too-much', { paid, total: order.total }) : read;
}
