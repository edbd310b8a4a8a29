import { defineWords } from '@peyvand/ui/read/words.ts';

/** The history of changes. */
export const historyWords = defineWords({
  fa: {
    empty: 'هنوز تغییری ثبت نشده',
    emptyText: 'هر تغییر در دادهٔ او، با نام کسی که تغییر داده، این‌جا می‌ماند.',
    more: 'تغییرهای پیشین',
    from: 'پیش از آن',
    to: 'پس از آن',
    hidden: 'پنهان',
    nothing: 'خالی',
  },
  en: {
    empty: 'Nothing has been changed yet',
    emptyText: 'Each change of these data, with the name of whoever made it, stays here.',
    more: 'Earlier changes',
    from: 'before',
    to: 'after',
    hidden: 'hidden',
    nothing: 'empty',
  },
});
