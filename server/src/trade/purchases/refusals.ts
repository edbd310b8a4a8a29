import { defineRefusals } from '@peyvand/kernel/refusal';

/** What was sent as a time, and what may have been meant by it. */
interface UnreadWords {
  given: string;
  meant: string | null;
}

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
    fa: (d: { given: string; workspace: string }) => `این کسب‌وکار با ${d.workspace} کار می‌کند، نه ${d.given}.`,
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
  'file-ledger': {
    status: 422,
    fa: 'این فایل گردش حساب است (بدهکار و بستانکار)، نه فهرست فروش: پرداخت‌ها هم در آن است. از برنامهٔ حسابداری «گزارش فاکتورهای فروش» را خروجی بگیرید، یا فقط ردیف‌های فروش را نگه دارید و نام ستون مبلغ آن‌ها را «مبلغ کل» بگذارید.',
    en: 'This is the ledger of an account (debit and credit) and no list of sales: payments are in it too. Export the list of sales invoices from the accounting program, or keep the rows of sales alone and call their column of money "Total".',
  },
  'file-statement': {
    status: 422,
    fa: 'این فایل صورت‌حساب بانک است (واریز و برداشت)، نه فهرست فروش. از صندوق، فروشگاه یا برنامهٔ حسابداری «گزارش فاکتورهای فروش» را خروجی بگیرید.',
    en: 'This is the statement of a bank account (deposits and withdrawals) and no list of sales. Export the list of invoices from the till, the shop or the accounting program.',
  },
  'file-in-thousands': {
    status: 422,
    fa: (d: { header: string }) =>
      `مبلغ‌های ستون «${d.header}» به هزار یا میلیون نوشته شده‌اند و اگر همین‌گونه بیایند هزار بار کوچک‌تر می‌شوند. فایل را با مبلغ کامل (به ریال یا تومان) بگیرید.`,
    en: (d: { header: string }) =>
      `The amounts of the column "${d.header}" are written in thousands or millions and would come in a thousand times too small. Export the file with whole amounts.`,
  },
  'file-by-months': {
    status: 422,
    fa: 'این فایل جمع فروش ماه‌ها را در ستون‌ها دارد و خریدها یکی‌یکی در آن نیست. گزارشی بگیرید که هر ردیف آن یک خرید با تاریخ و مبلغ باشد.',
    en: 'This file holds sums by months in its columns and no single purchases. Export a report in which each row is one purchase with its date and amount.',
  },
  'quantity-unreadable': {
    status: 422,
    fa: (d: { position: number }) => `مقدار قلم ${d.position} باید عددی مثبت با حداکثر سه رقم اعشار باشد.`,
    en: (d: { position: number }) =>
      `The quantity of line ${d.position} must be a positive number with at most three decimals.`,
  },
  'time-unreadable': {
    status: 422,
    fa: (d: UnreadWords) =>
      `زمان «${d.given}» خوانده نشد. روز را مانند ۱۴۰۵/۰۹/۰۱ یا 2026-11-22 بفرستید، یا لحظه را با اختلاف ساعتش، مانند 2026-11-22T10:00:00+03:30.${d.meant === null ? '' : ` آیا منظور ${d.meant} بود؟`}`,
    en: (d: UnreadWords) =>
      `The time "${d.given}" is not read. Send a day that exists, such as 2026-11-22 (in a Jalali workspace also 1405/09/01), or an instant with its offset, such as 2026-11-22T10:00:00+03:30.${d.meant === null ? '' : ` Did you mean ${d.meant}?`}`,
  },
  'in-the-future': {
    status: 409,
    fa: (d: { given: string }) => `«${d.given}» هنوز نیامده است. آنچه رخ داده است ثبت می‌شود؛ تاریخ را بازبینی کنید.`,
    en: (d: { given: string }) =>
      `${d.given} has not come yet. Only what has happened is recorded: look at the date again.`,
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
  'discount-too-large': {
    status: 422,
    fa: (d: { position: number; amount: number }) => `تخفیف قلم ${d.position} از مبلغ آن (${d.amount}) بیشتر است.`,
    en: (d: { position: number; amount: number }) =>
      `The discount of line ${d.position} is larger than its amount (${d.amount}).`,
  },
  'paid-too-much': {
    status: 422,
    fa: (d: { paid: number; total: number }) => `پرداخت‌ها (${d.paid}) از مبلغ خرید (${d.total}) بیشتر می‌شود.`,
    en: (d: { paid: number; total: number }) => `The payments (${d.paid}) would pass what is owed (${d.total}).`,
  },
  'lines-needed': {
    status: 422,
    fa: 'بگویید کدام قلم‌ها برگشته‌اند؛ مبلغ از روی قلم‌ها حساب می‌شود.',
    en: 'Say which lines came back; the amount follows from the lines.',
  },
  'amount-needed': {
    status: 422,
    fa: 'این خرید بدون قلم ثبت شده است؛ مبلغی را که برگشته بفرستید.',
    en: 'This purchase was recorded without lines; send the amount that came back.',
  },
  'amount-too-much': {
    status: 422,
    fa: (d: { left: number }) => `از این خرید فقط ${d.left} باقی مانده است که می‌تواند برگردد.`,
    en: (d: { left: number }) => `Of this purchase only ${d.left} is left to come back.`,
  },
  'is-a-return': {
    status: 422,
    fa: 'این خود یک برگشت است، نه خرید.',
    en: 'This is itself a return and not a purchase.',
  },
  'already-undone': {
    status: 409,
    fa: 'این خرید پیش‌تر لغو شده یا همهٔ آن برگشته است.',
    en: 'This purchase was cancelled before, or all of it has come back.',
  },
  'line-unknown': {
    status: 422,
    fa: (d: { position: number }) => `این خرید قلمی با شمارهٔ ${d.position} ندارد.`,
    en: (d: { position: number }) => `This purchase has no line ${d.position}.`,
  },
});
