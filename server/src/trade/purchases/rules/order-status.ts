import { fold } from '@peyvand/kernel/text';

/**
 * What a file's word for the state of an order, or for the kind of a document, means for the books.
 * sale: it counts. partly-refunded: it counts, and something of it came back that this word does not tell. void: it was
 * called off, failed or deleted. unfinished: an offer, a draft, a cart, not yet agreed. refunded: all of it came back; of a
 * document: it is a return. supply: the shop itself bought. unknown: a word that we do not know.
 */
export type OrderStatus = 'sale' | 'partly-refunded' | 'void' | 'unfinished' | 'refunded' | 'supply' | 'unknown';

const words: Record<Exclude<OrderStatus, 'unknown'>, readonly string[]> = {
  sale: [
    'completed complete processing paid shipped delivered fulfilled closed success successful done confirmed approved captured settled invoiced posted final',
    'partially paid|partially fulfilled|in process|awaiting shipment|awaiting pickup|ready to ship|unpaid|unfulfilled|authorized|sales order|sale',
    'تکمیل شده|تکمیل|انجام شده|ثبت شده|نهایی|نهایی شده|قطعی|تایید شده|تأیید شده|پرداخت شده|پرداخت نشده|ارسال شده|تحویل شده|تحویل داده شده|موفق|بسته شده|تسویه شده|تسویه نشده|نسیه|در حال پردازش|در حال انجام|در حال ارسال|آماده ارسال|فروش|فاکتور فروش',
  ],
  'partly-refunded': [
    '',
    'partially refunded|partial refund|partially returned',
    'مرجوعی جزئی|برگشت جزئی|بخشی برگشت خورده',
  ],
  supply: [
    '',
    'purchase invoice|purchase order|supplier invoice|vendor bill|bill',
    'خرید|فاکتور خرید|خرید از تامین کننده|برگشت از خرید|رسید انبار|حواله انبار',
  ],
  void: [
    'cancelled canceled cancel void voided failed declined rejected expired deleted trash abandoned error reversed',
    'cancelled by customer|payment failed|timed out',
    'لغو|لغو شده|لغو شد|لغو توسط مشتری|کنسل|کنسل شده|ابطال|ابطال شده|ابطالی|باطل|باطل شده|حذف شده|ناموفق|پرداخت ناموفق|رد شده|رد|منقضی|منقضی شده|انصراف|انصرافی|انصراف مشتری|برگشت تراکنش',
  ],
  unfinished: [
    'pending draft quote quotation proforma cart open new',
    'pending payment|on hold|checkout draft|awaiting payment|quotation sent|estimate|pro forma|pre invoice',
    'پیش فاکتور|پیشفاکتور|پیش نویس|در انتظار پرداخت|در انتظار|در انتظار تایید|منتظر پرداخت|سبد خرید|استعلام|موقت|رزرو',
  ],
  refunded: [
    'refunded refund returned return',
    'fully refunded|credit note|sales return|return to sender',
    'مرجوعی|مرجوع شده|مرجوع|برگشتی|برگشت خورده|برگشت داده شده|برگشت از فروش|عودت|عودت داده شده|مسترد شده|بازگشت وجه',
  ],
};

const known = new Map<string, OrderStatus>(
  Object.entries(words).flatMap(([status, [single = '', ...phrases]]) =>
    [...single.split(' '), ...phrases.flatMap((line) => line.split('|'))].map(
      (word) => [statusKey(word), status as OrderStatus] as const,
    ),
  ),
);
known.delete('');

const denials = new Set(['', '0', 'no', 'false', 'n', 'خیر', 'نه', 'نشده', 'ندارد'].map(fold));

/** True when a column of cancellations (a day, a mark, a yes) says that the order was called off. */
export function saysCancelled(text: string): boolean {
  return !denials.has(fold(text));
}

/** The meaning of a file's word for the state of an order, in either language, however it is written. Empty: a sale. */
export function readOrderStatus(text: string): OrderStatus {
  const key = statusKey(text);
  return key === '' ? 'sale' : (known.get(key) ?? 'unknown');
}

/** "wc-cancelled", "Cancelled", «لغو‌شده» and "CANCELLED." are one word each. */
function statusKey(text: string): string {
  return fold(text.replace(/\u200c/g, ' '))
    .replace(/^wc-/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
