import { defineWords } from '@peyvand/ui/read/words.ts';

/** What every door asks for. */
export const doorWords = defineWords({
  fa: {
    rule: 'دست‌کم ۱۰ نویسه',
    short: 'گذرواژه‌ای با دست‌کم ۱۰ نویسه بنویسید.',
    emailNeeded: 'نشانی ایمیل خود را کامل بنویسید.',
    nameNeeded: 'نام خود را بنویسید.',
  },
  en: {
    rule: 'At least 10 characters',
    short: 'Write a password of at least 10 characters.',
    emailNeeded: 'Write your whole e-mail address.',
    nameNeeded: 'Write your name.',
  },
});
