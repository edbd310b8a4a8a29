import type { Words } from '@peyvand/kernel/refusal';

/**
 * What speaks for two records being one person, and what against. A phone, e-mail, national id or code that is equal after
 * folding cannot stand under two customers at all, so only what is near can be evidence. Titles are no part of a name.
 */
export const evidence = {
  name: { points: 40, words: { fa: 'نام یکسان', en: 'Same name' } },
  'name-order': { points: 35, words: { fa: 'همان نام با ترتیب دیگر', en: 'Same name in another order' } },
  'name-part': {
    points: 20,
    words: { fa: 'یک نام کوتاه‌شدهٔ دیگری است', en: 'One name is a shorter form of the other' },
  },
  'rare-name': { points: 20, words: { fa: 'این نام در فهرست شما کمیاب است', en: 'The name is rare in your list' } },
  birthday: { points: 35, words: { fa: 'روز و ماه تولد یکسان', en: 'Same day and month of birth' } },
  'birth-year': { points: 15, words: { fa: 'سال تولد یکسان', en: 'Same year of birth' } },
  city: { points: 15, words: { fa: 'شهر یکسان', en: 'Same city' } },
  'email-name': { points: 30, words: { fa: 'بخش نخست ایمیل یکسان', en: 'Same e-mail before the @' } },
  'phone-end': { points: 30, words: { fa: 'هشت رقم آخر تلفن یکسان', en: 'Same last eight digits of a phone' } },
  'other-name': { points: -45, words: { fa: 'نام متفاوت', en: 'Different name' } },
  'other-birthday': { points: -40, words: { fa: 'تاریخ تولد متفاوت', en: 'Different birthday' } },
  'other-gender': { points: -30, words: { fa: 'جنسیت متفاوت', en: 'Different gender' } },
} as const satisfies Record<string, { points: number; words: Words }>;

export type Evidence = keyof typeof evidence;

/** Pairs below are not shown: a name and a city are enough, either alone is not. */
export const leastLikeness = 55;

/** Beginnings of addresses that belong to a desk and not to a person. */
export const sharedMailboxes = [
  'info',
  'sales',
  'admin',
  'office',
  'contact',
  'support',
  'hello',
  'service',
  'account',
  'orders',
];

/** Reasons as the screen says them. */
export function sayReasons(codes: readonly string[]): { code: string; words: Words }[] {
  return codes.map((code) => ({ code, words: evidence[code as Evidence].words }));
}
