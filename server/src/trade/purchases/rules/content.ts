import { hashRequest } from '../../../spine/hash-request.ts';
import type { PaidPart } from './payments.ts';
import type { Totals } from './total.ts';
import type { When } from './when.ts';

/** What an order says, read: two orders of one number are the same when all of this is equal. */
export interface OrderContent extends Totals {
  when: When;
  branch: string;
  paymentMethod: string;
  payments: readonly PaidPart[];
}

/**
 * The hash by which a number that comes again is known to be the same order. It is taken of what was understood, not of
 * what was written: "2" and 2, or two offsets of one instant, are equal. The customer is compared by who she is.
 */
export function hashContent({ when, branch, paymentMethod, payments, ...totals }: OrderContent): Buffer {
  return hashRequest({
    ...totals,
    branch,
    paymentMethod,
    payments: payments.map(({ method, amount, reference }) => ({ method, amount, reference })),
    at: when.dayPrecision ? when.day : when.at.toISOString(),
  });
}
