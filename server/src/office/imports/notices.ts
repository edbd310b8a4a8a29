import { counted } from '@peyvand/kernel/counted';
import type { Words } from '@peyvand/kernel/refusal';
import { showNumber } from '@peyvand/kernel/show-number';

/**
 * What the person should know of rows that were taken, each code with its sentence in both languages. Declared here and nowhere
 * else: whoever tells a notice names one of these codes, and screens and the command line show its sentence.
 */
const sentences = {
  'kept-apart': {
    fa: (n) => `${n} نفر با تلفن یا ایمیل مشترک، جدا از هم نگه داشته شدند.`,
    en: (n) =>
      `${counted(n, 'person who shares a phone or e-mail with somebody else was', 'people who share a phone or e-mail with somebody else were')} kept apart.`,
  },
  'other-name': {
    fa: (n) => `${n} خرید با تلفن کس دیگری بود؛ نام خریدار روی سفارش ماند.`,
    en: (n) => `${counted(n, 'purchase')} came by somebody else’s phone; the buyer’s name stays on the order.`,
  },
  'left-as-it-was': {
    fa: (n) => `${n} ردیف چیز دیگری می‌گفت و آنچه پیش‌تر می‌دانستیم دست نخورد.`,
    en: (n) => `${counted(n, 'row')} said something else; what was known stays as it was.`,
  },
  'company-not-linked': {
    fa: (n) => `${n} نام شرکت کنار نام مشتری بود و به شرکتی وصل نشد.`,
    en: (n) =>
      `${counted(n, 'company name stood beside a customer and was', 'company names stood beside a customer and were')} linked to no company.`,
  },
  'return-without-order': {
    fa: (n) => `${n} برگشتی سفارش مشخصی نداشت و جدا ثبت می‌شود.`,
    en: (n) => `${counted(n, 'return names no order and is', 'returns name no order and are')} kept apart.`,
  },
  'returns-not-written': {
    fa: (n) => `برگشت‌های ${n} سفارشی که از پیش داشتیم در این فایل چیز دیگری است و دست نخورد. آن‌ها را خودتان ثبت کنید.`,
    en: (n) =>
      `${counted(n, 'known order has other returns', 'known orders have other returns')} in this file; what was known stays. Please write them by hand.`,
  },
  'status-unknown': {
    fa: (n) => `وضعیت ${n} ردیف را نشناختیم و آن را فروش گرفتیم. اگر لغو یا برگشت بوده است، خودتان ثبتش کنید.`,
    en: (n) =>
      `${counted(n, 'row has an order status that we do not know and is taken as a sale', 'rows have an order status that we do not know and are taken as sales')}. Where one was cancelled or returned, please write that by hand.`,
  },
  'partly-refunded': {
    fa: (n) => `بخشی از پول ${n} ردیف برگشته است، ولی مبلغش در این فایل نیست. برگشت را خودتان ثبت کنید.`,
    en: (n) =>
      `${counted(n, 'row is', 'rows are')} partly refunded and this file does not say how much. Please write the return by hand.`,
  },
  'amount-rounded': {
    fa: (n) => `${n} مبلغ اعشار داشت و گرد شد.`,
    en: (n) => `${counted(n, 'amount had decimals and was', 'amounts had decimals and were')} rounded.`,
  },
  'long-ago': {
    fa: (n) => `${n} تاریخ از پنجاه سال پیش هم دورتر است. سال آن‌ها را نگاه کنید.`,
    en: (n) => `${counted(n, 'date lies', 'dates lie')} more than fifty years back. Please look at the year.`,
  },
  'cells-left-out': {
    fa: (n) => `${n} خانه خوانده نشد و کنار گذاشته شد؛ بقیهٔ ردیف آمد.`,
    en: (n) =>
      `${counted(n, 'cell could not be read and was', 'cells could not be read and were')} left out; the rest of the row came in.`,
  },
  'columns-left-out': {
    fa: (n) => `${n} ستون خوانده نشد.`,
    en: (n) => `${counted(n, 'column was', 'columns were')} not read.`,
  },
} satisfies Readonly<Record<string, Readonly<Record<'fa' | 'en', (count: string) => string>>>>;

/** Something that a run tells without refusing a row. */
export type NoticeCode = keyof typeof sentences;

export const noticeCodes = Object.keys(sentences) as readonly NoticeCode[];

/** A notice with how often it came and its sentence. */
export interface Noticed {
  readonly code: string;
  readonly count: number;
  readonly message: Words;
}

/** Counts by code as sentences; those that an older version kept under a code that is no longer told are rows to look at. */
export function sayNotices(counts: Readonly<Record<string, number>>): Noticed[] {
  const rank = (code: string) => noticeCodes.indexOf(code as NoticeCode) >>> 0;
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([code, count]) => ({ code, count, message: sentenceOf(code, count) }));
}

function sentenceOf(code: string, count: number): Words {
  const [fa, en] = [showNumber(count, 'fa'), showNumber(count, 'en')];
  const found = Object.hasOwn(sentences, code) ? sentences[code as NoticeCode] : undefined;
  return found === undefined
    ? { fa: `${fa} ردیف را نگاه کنید.`, en: `${counted(en, 'row needs', 'rows need')} a look.` }
    : { fa: found.fa(fa), en: found.en(en) };
}
