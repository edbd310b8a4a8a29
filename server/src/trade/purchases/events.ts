import { Type } from 'typebox';
import { businessEvent, customerEvent } from '../../spine/declare-event.ts';

const readBy = 'purchases.read';
const id = Type.String({ format: 'uuid' });
const amount = Type.Integer({ description: "smallest units of the workspace's currency" });
const day = Type.String({ format: 'date', description: 'the day in the zone of the business' });
const order = {
  purchaseId: id,
  total: amount,
  lines: Type.Integer({ description: 'number of lines' }),
  channel: Type.String(),
  branch: Type.String(),
  day,
};

/** An order was sold. */
export const purchaseRecorded = customerEvent('purchase.recorded', {
  words: { fa: 'خرید تازه', en: 'New purchase' },
  readBy,
  data: Type.Object(order),
});

/** Money came in for an order after it had been recorded. */
export const purchasePaid = customerEvent('purchase.paid', {
  words: { fa: 'پرداخت خرید', en: 'Purchase paid' },
  readBy,
  data: Type.Object({ purchaseId: id, paymentId: id, amount }),
});

/** Goods or money came back: against a purchase, or without one. */
export const purchaseReturned = customerEvent('purchase.returned', {
  words: { fa: 'برگشت کالا', en: 'Goods returned' },
  readBy,
  data: Type.Object({
    returnId: id,
    purchaseId: Type.Union([id, Type.Null()]),
    amount,
    lines: Type.Integer({ description: 'number of lines' }),
    day: Type.String({ format: 'date', description: 'the day of the return' }),
    whole: Type.Boolean({ description: 'nothing of the purchase is left, so it counts as no purchase any more' }),
  }),
});

/** An order was called off with all that was left of it. */
export const purchaseCancelled = customerEvent('purchase.cancelled', {
  words: { fa: 'لغو خرید', en: 'Purchase cancelled' },
  readBy,
  data: Type.Object({ purchaseId: id, amount, day }),
});

/** A file said otherwise about an order, or such a file was taken back. */
export const purchaseCorrected = customerEvent('purchase.corrected', {
  words: { fa: 'اصلاح خرید با فایل', en: 'Purchase corrected by a file' },
  readBy,
  data: Type.Object({
    ...order,
    wasCustomerId: Type.Optional(Type.String({ format: 'uuid', description: 'present when the buyer changed' })),
  }),
});

/** An import was taken back, and with it an order of which nothing had come back since. */
export const purchaseRemoved = customerEvent('purchase.removed', {
  words: { fa: 'حذف خرید با برگرداندن فایل', en: 'Purchase removed with its file' },
  readBy,
  data: Type.Object({ purchaseId: id, total: amount, day, importId: id }),
});

/** The days of purchases were cut anew after the workspace's zone had changed; derived tables rebuild. */
export const daysRecomputed = businessEvent('purchases.days-recomputed', {
  words: { fa: 'بازسازی روزهای خرید', en: 'Days of purchases cut anew' },
  readBy,
  data: Type.Object({ purchases: Type.Integer(), returns: Type.Integer() }),
});

export const events = [
  purchaseRecorded,
  purchasePaid,
  purchaseReturned,
  purchaseCancelled,
  purchaseCorrected,
  purchaseRemoved,
  daysRecomputed,
];
