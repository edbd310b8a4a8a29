import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import type { Workspace } from '../../../office/workspace/index.ts';
import { purchases } from '../refusals.ts';
import { hashContent, type OrderContent } from './content.ts';
import { type PaidPart, type PaymentWish, readPayments } from './payments.ts';
import { addUp, type OrderWish, type ReadOrder, sumUp, type Totals } from './total.ts';
import { readWhen, type When } from './when.ts';

/** What an order says beside its money, by whatever door it comes. */
interface Said {
  number?: string | null | undefined;
  channel?: string | undefined;
  branch?: string | undefined;
  paymentMethod?: string | undefined;
}

/** An order as a till or a shop sends it. */
export interface SentOrder extends OrderWish, Said {
  /** RFC 3339 instant with offset, or a day. */
  at: string;
  currency?: string | undefined;
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
  return isRefusal(payments) ? payments : orderOf(sent, totals, when, payments);
}

/** The order of a file, whose numbers and days are read already by how its columns are written: the same sums, rules and hash. */
export function settleOrder(read: ReadOrder & Said & { when: When }): Order | Refusal {
  const totals = sumUp(read);
  return isRefusal(totals) ? totals : orderOf(read, totals, read.when, []);
}

function orderOf(said: Said, totals: Totals, when: When, payments: readonly PaidPart[]): Order {
  const content: OrderContent = {
    ...totals,
    when,
    branch: cleanLine(said.branch ?? ''),
    paymentMethod: cleanLine(said.paymentMethod ?? payments[0]?.method ?? ''),
    payments,
  };
  return {
    ...content,
    number: cleanLine(said.number ?? '') || null,
    channel: cleanLine(said.channel ?? '') || 'shop',
    contentHash: hashContent(content),
  };
}
