import { defineWords } from '@peyvand/ui/read/words.ts';

/** The business's own fields of a customer. */
export const ownFieldsWords = defineWords({
  fa: {
    title: 'فیلدهای دلخواه',
    empty: 'هنوز هیچ‌کدام پر نشده است.',
    editTitle: 'فیلدهای دلخواه',
    unsaid: 'انتخاب نشده',
    number: 'یک عدد بنویسید، مانند ۴۲ یا ۷٫۵.',
    long: 'متن از ۲۰۰۰ نویسه بلندتر است.',
  },
  en: {
    title: 'Custom fields',
    empty: 'None of them is filled in yet.',
    editTitle: 'Custom fields',
    unsaid: 'Not said',
    number: 'Write a number, such as 42 or 7.5.',
    long: 'The text is longer than 2,000 characters.',
  },
});
