import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Workspace } from '../../../office/workspace/index.ts';
import { purchases } from '../refusals.ts';
import { hashContent, type OrderContent } from './content.ts';
import { type PaymentWish, readPayments } from './payments.ts';
import { addUp, type OrderWish } from './total.ts';
import { readWhen } from './when.ts';

/** An order as a till, a shop or a file sends it. */
export interface SentOrder extends OrderWish {
  number?: string | undefined;
  /** RFC 3339 instant with offset, or a day. */
  at: string;
  currency?: string | undefined;
  channel?: string | undefined;
  branch?: string | undefined;
  paymentMethod?: string | undefined;
  payments?: readonly PaymentWish[] | undefined;
}

/** The same, understood. */
export interface Order extends OrderContent {
  number: string | null;
  channel: string;
  contentHash: Buffer;
}

/** Reads an order: its money is added up, its day cut in the workspace's zone, its content hashed. */
export function readOrder(
  sent: SentOrder,
  workspace: Pick<Workspace, 'currency' | 'timeZone' | 'calendar'>,
  now: Date,
): Order | Refusal {
  const { currency, timeZone, calendar } = workspace;
  const telling = { timeZone, calendar, now };
  if (sent.currency !== undefined && sent.currency !== currency.code)
    return purchases('currency-differs', { given: sent.currency, workspace: currency.code });
  const totals = addUp(sent);
  if (isRefusal(totals)) return totals;
  const when = readWhen(sent.at, telling);
  if (isRefusal(when)) return when;
  const payments = readPayments(sent.payments ?? [], { total: totals.total, paid: 0, at: when.at, telling });
  if (isRefusal(payments)) return payments;
  const content: OrderContent = {
    ...totals,
    when,
    branch: cleanLine(sent.branch ?? ''),
    paymentMethod: cleanLine(sent.paymentMethod ?? payments[0]?.method ?? ''),
    payments,
  };
  return {
    ...content,
    number: cleanLine(sent.number ?? '') || null,
    channel: cleanLine(sent.channel ?? '') || 'shop',
    contentHash: hashContent(content),
  };
}
