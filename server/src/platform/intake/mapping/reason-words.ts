import type { Words } from '@peyvand/kernel/refusal';
import type { Reason } from './guess-columns.ts';

/** Why a column is taken for a field, or for none, in a few words. */
export const reasonWords: Readonly<Record<Reason, Words>> = {
  said: { fa: 'شما گفته‌اید', en: 'as you said' },
  recipe: { fa: 'این خروجی شناخته است', en: 'this export is known' },
  header: { fa: 'از نام ستون', en: 'by the name of the column' },
  values: { fa: 'از شکل مقدارها', en: 'by the look of its values' },
  unsure: { fa: 'نام ستون روشن نیست', en: 'the name does not say it for sure' },
  empty: { fa: 'خالی است', en: 'it is empty' },
  'not-hers': { fa: 'از کس دیگری است، نه مشتری', en: 'it is of somebody else, not the customer' },
  'record-date': { fa: 'تاریخ خود پرونده است، نه مشتری', en: 'it is a date of the record, not of the customer' },
  about: { fa: 'دربارهٔ آن مقدار است، نه خودش', en: 'it is about that value and not the value' },
  contradicted: { fa: 'مقدارها با نام ستون نمی‌خوانند', en: 'its values do not fit its name' },
  second: { fa: 'ستون دیگری همین را می‌گوید', en: 'another column says the same' },
  'left-out': { fa: 'کنار گذاشته شده', en: 'it was left out' },
  'no-field': { fa: 'فیلدی برای آن نیست', en: 'there is no field for it' },
};
