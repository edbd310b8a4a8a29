import { type SegmentName, segmentWords } from '@peyvand/kernel/segment-words';
import { defineWords } from '@peyvand/ui/read/words.ts';

function segmentsIn(language: 'fa' | 'en'): Readonly<Record<SegmentName, string>> {
  const entries = Object.entries(segmentWords).map(([key, words]) => [key, words[language]]);
  // The keys are those of the record itself.
  return Object.fromEntries(entries) as Record<SegmentName, string>;
}

/** Words that all pages of customers share: segments, stages, kinds of identifiers. */
export const customerWords = defineWords({
  fa: {
    /** Stands between the items of a list. */
    comma: '، ',
    customers: 'مشتریان',
    nameless: 'بی‌نام',
    unknown: 'نامعلوم',
    yes: 'بله',
    no: 'خیر',
    sharedMark: {
      mark: 'فقط از آنِ او نیست',
      says: 'مانند تلفن پدر یا دفتر: به او می‌رسد، ولی به‌تنهایی او را نمی‌شناساند.',
      whose: 'از آنِ چه کسی',
      whoseHint: 'مانند: پدر، دفتر',
    },
    picker: { looking: 'در حال گشتن…', nobody: 'چیزی با این نشانه پیدا نشد.' },
    readiness: {
      'not-now': 'فعلاً نه',
      looking: 'در حال دیدن',
      comparing: 'در حال سنجیدن',
      ready: 'آمادهٔ خرید',
    },
    person: 'شخص',
    company: 'شرکت',
    segments: segmentsIn('fa'),
    sources: {
      staff: 'همکاران',
      import: 'فایل واردشده',
      purchase: 'خرید',
      api: 'برنامهٔ دیگر',
      console: 'همکاران',
      form: 'فرم',
      demo: 'دادهٔ نمونه',
    },
  },
  en: {
    comma: ', ',
    customers: 'Customers',
    nameless: 'No name',
    unknown: 'Unknown',
    yes: 'yes',
    no: 'no',
    sharedMark: {
      mark: 'Not only this customer’s',
      says: 'Such as a father’s phone, or an office’s: it reaches the customer and recognises nobody by itself.',
      whose: 'Whose it is',
      whoseHint: 'such as: father, office',
    },
    picker: { looking: 'Looking…', nobody: 'Nothing fits this.' },
    readiness: {
      'not-now': 'Not now',
      looking: 'Looking around',
      comparing: 'Comparing',
      ready: 'Ready to buy',
    },
    person: 'Person',
    company: 'Company',
    segments: segmentsIn('en'),
    sources: {
      staff: 'Staff',
      import: 'Imported file',
      purchase: 'Purchase',
      api: 'Another program',
      console: 'Staff',
      form: 'Form',
      demo: 'Demo data',
    },
  },
});
