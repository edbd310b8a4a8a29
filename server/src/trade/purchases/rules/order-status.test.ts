import { describe, expect, it } from 'vitest';
import { readOrderStatus, saysCancelled } from './order-status.ts';

describe('the state of an order in a file', () => {
  it.each([
    ['Completed', 'sale'],
    ['wc-processing', 'sale'],
    ['partially_refunded', 'partly-refunded'],
    ['فاکتور خرید', 'supply'],
    ['ثبت شده', 'sale'],
    ['پرداخت‌نشده', 'sale'],
    ['', 'sale'],
    ['wc-cancelled', 'void'],
    ['CANCELED.', 'void'],
    ['Failed', 'void'],
    ['لغو‌شده', 'void'],
    ['لغو شده', 'void'],
    ['ابطال', 'void'],
    ['باطل شده', 'void'],
    ['Pending payment', 'unfinished'],
    ['on-hold', 'unfinished'],
    ['پیش‌فاکتور', 'unfinished'],
    ['پيش فاكتور', 'unfinished'],
    ['در انتظار پرداخت', 'unfinished'],
    ['Refunded', 'refunded'],
    ['مرجوعی', 'refunded'],
    ['برگشت از فروش', 'refunded'],
    ['وضعیت ۷', 'unknown'],
    ['Wartend', 'unknown'],
  ] as const)('«%s» is %s', (text, status) => {
    expect(readOrderStatus(text)).toBe(status);
  });

  it.each(['✓', '2026-01-05 10:00', 'yes', 'بله', '۱۴۰۴/۱۰/۰۵'])(
    'a column of cancellations with «%s» calls it off',
    (text) => {
      expect(saysCancelled(text)).toBe(true);
    },
  );

  it.each(['', 'no', 'FALSE', '0', 'خیر'])('and with «%s» it does not', (text) => {
    expect(saysCancelled(text)).toBe(false);
  });
});
