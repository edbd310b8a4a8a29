import { counted } from '@peyvand/kernel/counted';
import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the cards that tell a customer's way and what she buys. Numbers and days arrive already shown. */
export const lifeWords = defineWords({
  fa: {
    way: {
      title: 'مسیر او',
      causes: { purchase: 'با خرید', silence: 'چون خریدی نکرد', ended: 'با پایان رابطه' },
      entry: (day: string, cause: string) => `${day}، ${cause}`,
      rung: (rung: string) => `پله: ${rung}`,
      more: (n: string) => `${n} تغییر پیش‌تر`,
      less: 'فقط تازه‌ترین‌ها',
    },
    mix: {
      title: 'چه می‌خرد',
      hint: 'سهم هر دسته از خریدهایش، پس از برگشتی‌ها',
      none: 'بی‌دسته',
      others: (n: string) => `${n} دستهٔ دیگر`,
    },
  },
  en: {
    way: {
      title: 'The way so far',
      causes: { purchase: 'by a purchase', silence: 'by not buying', ended: 'the relationship ended' },
      entry: (day: string, cause: string) => `${day}, ${cause}`,
      rung: (rung: string) => `Rung: ${rung}`,
      more: (n: string) => counted(n, 'earlier change'),
      less: 'Only the latest',
    },
    mix: {
      title: 'What is bought',
      hint: 'Share of each category, net of returns',
      none: 'No category',
      others: (n: string) => counted(n, 'other category', 'other categories'),
    },
  },
});
