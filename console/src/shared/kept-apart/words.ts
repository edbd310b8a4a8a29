import { defineWords } from '@peyvand/ui/read/words.ts';

/** People who share a way to reach them and were kept apart. */
export const keptApartWords = defineWords({
  fa: {
    keptApart: 'جدا نگه داشته شدند',
    keptApartText:
      'این‌ها با یک تلفن یا ایمیل آمدند، ولی نام، تولد، جنسیت یا کدشان یکی نیست؛ پس دو نفر ماندند و آن شماره مشترک است.',
    keptApartDone: 'دربارهٔ همهٔ این‌ها تصمیم گرفته شده است.',
    look: 'دیدن هر دو',
    declined: 'دیگر پیشنهاد نمی‌شود',
    distinct: 'یک نفر نیستند',
    more: 'دوتایی‌های دیگر',
  },
  en: {
    keptApart: 'Kept apart',
    keptApartText:
      'They came with one phone or e-mail, but name, birthday, gender or code do not agree: so they stayed two, and share it.',
    keptApartDone: 'All of these have been decided.',
    look: 'See both',
    declined: 'Will not be suggested again',
    distinct: 'Not the same',
    more: 'More pairs',
  },
});
