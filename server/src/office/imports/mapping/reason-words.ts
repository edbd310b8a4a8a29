import type { Words } from '@peyvand/kernel/refusal';
import type { Guess, Reason } from './guess-columns.ts';
import type { Subject } from './header-words.ts';

/** Why a column is taken for a field, or for none, in a few words. */
const reasonWords: Readonly<Record<Reason, Words>> = {
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

const whose: Readonly<Record<Exclude<Subject, 'hers'>, Words>> = {
  colleague: { fa: 'از همکار شماست، نه مشتری', en: 'it is a colleague’s, not the customer’s' },
  relative: { fa: 'از خانوادهٔ مشتری است، نه خودش', en: 'it is a relative’s, not the customer’s own' },
  company: { fa: 'از شرکت است، نه خود مشتری', en: 'it is the company’s, not the customer’s own' },
  other: { fa: 'از معرف، گیرنده یا کس دیگری است، نه مشتری', en: 'it is of a referrer, a recipient or somebody else' },
  record: reasonWords['record-date'],
};

/** Why a column is taken as it is, and whose it is where the header says so. */
export function whyOf({ reason, subject, beside }: Guess): Words {
  if (reason === 'not-hers' && subject !== undefined && subject !== 'hers') return whose[subject];
  if (beside !== undefined && reason === 'second')
    return { fa: `ستون «${beside}» همین را می‌گوید`, en: `the column "${beside}" says the same` };
  // what is not sure may be something else altogether: only what was taken in its place is told
  if (beside !== undefined && reason === 'unsure')
    return {
      fa: `نامش روشن نیست و از ستون «${beside}» گرفته شد`,
      en: `its name does not say it for sure, and the column "${beside}" was taken`,
    };
  return reasonWords[reason];
}
