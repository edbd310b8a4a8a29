import type { Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { purchases } from '../refusals.ts';
import { readWhen } from './when.ts';

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
  order: { total: number; paid: number; at: Date; timeZone: string },
): PaidPart[] | Refusal {
  const read: PaidPart[] = [];
  let paid = order.paid;
  for (const wish of wishes) {
    const paidAt = wish.paidAt === undefined ? order.at : readWhen(wish.paidAt, order.timeZone)?.at;
    if (paidAt === undefined) return purchases('time-unreadable');
    paid += wish.amount;
    read.push({
      method: cleanLine(wish.method),
      amount: wish.amount,
      paidAt,
      reference: cleanLine(wish.reference ?? ''),
    });
  }
  return paid > order.total ? purchases('paid-too-much', { paid, total: order.total }) : read;
}
