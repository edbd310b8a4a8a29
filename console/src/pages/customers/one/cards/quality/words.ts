import { defineWords } from '@peyvand/ui/read/words.ts';

/** How well she is known. */
export const qualityWords = defineWords({
  fa: {
    title: 'شناخت ما از او',
    intimacy: (percent: string) => `${percent} شناخت`,
    known: 'می‌دانیم',
    unknown: 'نمی‌دانیم',
    score: (n: string) => `کیفیت پرونده: ${n} از ۱۰۰`,
  },
  en: {
    title: 'How well we know',
    intimacy: (percent: string) => `${percent} known`,
    known: 'known',
    unknown: 'not known',
    score: (n: string) => `Quality of the record: ${n} of 100`,
  },
});
