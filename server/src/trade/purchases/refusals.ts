import { defineRefusals } from '@peyvand/kernel/refusal';

export const purchases = defineRefusals('purchases', {
  'not-found': { status: 404, fa: 'خریدی با این شناسه پیدا نشد.', en: 'There is no purchase with this id.' },
  'total-differs': {
    status: 422,
    fa: (d: { given: number; sum: number }) =>
      `جمع فرستاده‌شده (${d.given}) با جمع قلم‌ها (${d.sum}) یکی نیست. یکی را درست کنید یا جمع را نفرستید.`,
    en: (d: { given: number; sum: number }) =>
      `The total sent (${d.given}) is not the sum of the lines (${d.sum}). Correct one of them, or leave the total out.`,
  },
  'total-negative': {
    status: 422,
    fa: (d: { sum: number }) => `جمع خرید منفی می‌شود (${d.sum}). تخفیف از مبلغ بیشتر است.`,
    en: (d: { sum: number }) => `The total would be negative (${d.sum}): the discount is larger than the amount.`,
  },
  'currency-differs': {
    status: 422,
    fa: (d: { given: string; workspace: string }) => `این فضای کار با ${d.workspace} کار می‌کند، نه ${d.given}.`,
    en: (d: { given: string; workspace: string }) =>
      `This workspace keeps its books in ${d.workspace}, not ${d.given}.`,
  },
  'number-taken': {
    status: 409,
    fa: (d: { number: string; purchaseId: string }) =>
      `شمارهٔ ${d.number} پیش‌تر با محتوای دیگری در همین کانال ثبت شده است.`,
    en: (d: { number: string; purchaseId: string }) =>
      `Number ${d.number} was already recorded in this channel with other content.`,
  },
  'quantity-unreadable': {
    status: 422,
    fa: (d: { position: number }) => `مقدار قلم ${d.position} باید عددی مثبت با حداکثر سه رقم اعشار باشد.`,
    en: (d: { position: number }) =>
      `The quantity of line ${d.position} must be a positive number with at most three decimals.`,
  },
  'time-unreadable': {
    status: 422,
    fa: 'زمان خرید باید تاریخ (۱۴۰۵/۰۹/۰۱ یا 2026-11-22) یا لحظه‌ای با اختلاف ساعت (RFC 3339) باشد.',
    en: 'The time of a purchase is a date (2026-11-22 or 1405/09/01) or an instant with its offset (RFC 3339).',
  },
  'amount-too-large': {
    status: 422,
    fa: 'این مبلغ بزرگ‌تر از آن است که ثبت شود.',
    en: 'This amount is too large to be recorded.',
  },
  'return-too-much': {
    status: 422,
    fa: (d: { position: number; left: string }) =>
      `از قلم ${d.position} فقط ${d.left} باقی مانده است که می‌تواند برگردد.`,
    en: (d: { position: number; left: string }) => `Of line ${d.position} only ${d.left} is left to come back.`,
  },
  'line-unknown': {
    status: 422,
    fa: (d: { position: number }) => `این خرید قلمی با شمارهٔ ${d.position} ندارد.`,
    en: (d: { position: number }) => `This purchase has no line ${d.position}.`,
  },
});
