import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of what narrows the dashboard: segment, channel, comparison, as-of day. */
export const controlWords = defineWords({
  fa: {
    filters: {
      segment: 'بخش',
      channel: 'کانال',
      channelExample: 'نمونه: instagram',
      channelHint: 'همان نامی که در فایل یا صندوق آمده است.',
      apply: 'نمایش',
    },
    compare: {
      label: 'مقایسه',
      previous: 'با دورهٔ پیش',
      year: 'با سال پیش',
      none: 'بدون مقایسه',
      tooEarly: 'پیش از این بازه داده‌ای نیست',
    },
    period: (from: string, to: string) => `از ${from} تا ${to}`,
    asOf: {
      label: (day: string) => `روز مبنا: ${day}`,
      title: 'روز مبنا',
      hint: 'تازگی، ماندگاری و پیش‌بینی از این روز سنجیده می‌شود.',
      usual: 'برگشت به تنظیم کسب‌وکار',
      stale: (day: string) =>
        `آخرین خرید این کسب‌وکار ${day} است. اگر عددها را از فردای آن روز ببینید، درست‌تر دیده می‌شوند.`,
      propose: 'از همان روز ببینیم',
    },
  },
  en: {
    filters: {
      segment: 'Segment',
      channel: 'Channel',
      channelExample: 'For example: instagram',
      channelHint: 'The name as it stands in your file or till.',
      apply: 'Show',
    },
    compare: {
      label: 'Compare',
      previous: 'With the period before',
      year: 'With last year',
      none: 'No comparison',
      tooEarly: 'No data before this period',
    },
    period: (from: string, to: string) => `${from} to ${to}`,
    asOf: {
      label: (day: string) => `As of ${day}`,
      title: 'As-of day',
      hint: 'Recency, retention and forecasts are seen from this day.',
      usual: "Back to the business's setting",
      stale: (day: string) =>
        `The last purchase of this business was on ${day}. Seen from the day after it, the figures say more.`,
      propose: 'See them from that day',
    },
  },
});
