import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the sentences on what changed. */
export const changeWords = defineWords({
  fa: {
    changes: {
      title: 'این دوره چه عوض شد؟',
      hint: 'فقط تفاوت‌هایی که از نوسان عادی بزرگ‌ترند',
      noComparison: 'برای دیدن تغییرها، مقایسه را روشن کنید.',
      noBefore: 'از دورهٔ پیش خریدی ثبت نشده است، پس چیزی برای مقایسه نیست.',
      quiet: 'هیچ‌یک از عددها بیش از نوسان عادی عوض نشده است.',
      rorUp: (before: string, now: string) =>
        `خریداران پیشین سهم بیشتری دارند: بازده رابطه از ${before} به ${now} رسید.`,
      rorDown: (before: string, now: string) =>
        `خریداران پیشین سهم کمتری دارند: بازده رابطه از ${before} به ${now} آمد.`,
      retentionUp: (before: string, now: string) => `مشتریان بیشتری ماندند: ماندگاری از ${before} به ${now} رسید.`,
      retentionDown: (before: string, now: string) => `مشتریان کمتری ماندند: ماندگاری از ${before} به ${now} آمد.`,
      repeatUp: (before: string, now: string) => `خرید دوباره از ${before} به ${now} بالا رفت.`,
      repeatDown: (before: string, now: string) => `خرید دوباره از ${before} به ${now} پایین آمد.`,
      aovUp: (before: string, now: string) => `هر سفارش بزرگ‌تر شد: از ${before} به ${now}.`,
      aovDown: (before: string, now: string) => `هر سفارش کوچک‌تر شد: از ${before} به ${now}.`,
      fresh: (n: string) => `${n} مشتری تازه آمدند`,
      lost: (n: string) => `${n} نفر رفتند`,
      back: (n: string) => `${n} نفر برگشتند`,
      noneFresh: 'مشتری تازه‌ای نیامد',
      noneLost: 'کسی نرفت',
      together: (parts: readonly string[]) => `${parts.slice(0, -1).join('، ')} و ${parts.at(-1)}.`,
      atRisk: (n: string) => `${n} مشتری در خطر رفتن‌اند: پیش‌تر زیاد می‌خریدند و مدتی است نیامده‌اند.`,
      cannotLose: (n: string) => `${n} نفر از پرخریدترین‌ها مدت‌هاست نیامده‌اند؛ این‌ها را نباید از دست داد.`,
      see: 'ببینید',
    },
  },
  en: {
    changes: {
      title: 'What changed this period?',
      hint: 'Only differences larger than the usual ups and downs',
      noComparison: 'Turn the comparison on to see what changed.',
      noBefore: 'Nothing was bought in the period before, so there is nothing to compare with.',
      quiet: 'No figure moved beyond its usual ups and downs.',
      rorUp: (before: string, now: string) => `Returning buyers weigh more: ROR rose from ${before} to ${now}.`,
      rorDown: (before: string, now: string) => `Returning buyers weigh less: ROR went from ${before} to ${now}.`,
      retentionUp: (before: string, now: string) => `More customers stayed: retention rose from ${before} to ${now}.`,
      retentionDown: (before: string, now: string) =>
        `Fewer customers stayed: retention went from ${before} to ${now}.`,
      repeatUp: (before: string, now: string) => `The repeat rate rose from ${before} to ${now}.`,
      repeatDown: (before: string, now: string) => `The repeat rate fell from ${before} to ${now}.`,
      aovUp: (before: string, now: string) => `Orders grew larger: from ${before} to ${now} each.`,
      aovDown: (before: string, now: string) => `Orders grew smaller: from ${before} to ${now} each.`,
      fresh: (n: string) => `${counted(n, 'new customer')} came`,
      lost: (n: string) => `${n} left`,
      back: (n: string) => `${n} came back`,
      noneFresh: 'No new customer came',
      noneLost: 'nobody left',
      together: (parts: readonly string[]) => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.`,
      atRisk: (n: string) =>
        `${counted(n, 'customer is', 'customers are')} at risk of leaving: they used to buy often and have not come for a while.`,
      cannotLose: (n: string) => `${n} of those who bought most often have long not come; do not lose them.`,
      see: 'See them',
    },
  },
});
