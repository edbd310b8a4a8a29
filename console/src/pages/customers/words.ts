import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words that all pages of customers share: segments, stages, kinds of identifiers. */
export const customerWords = defineWords({
  fa: {
    /** Stands between the items of a list. */
    comma: '، ',
    customers: 'مشتریان',
    nameless: 'بی‌نام',
    unknown: 'نامعلوم',
    person: 'شخص',
    company: 'شرکت',
    segments: {
      champions: 'قهرمان',
      loyal: 'وفادار',
      'potential-loyalist': 'در آستانهٔ وفاداری',
      new: 'تازه‌وارد',
      promising: 'امیدبخش',
      'need-attention': 'نیازمند توجه',
      'about-to-sleep': 'رو به خاموشی',
      'cannot-lose': 'نباید از دست داد',
      'at-risk': 'در خطر ریزش',
      hibernating: 'خاموش',
    },
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
    person: 'Person',
    company: 'Company',
    segments: {
      champions: 'Champion',
      loyal: 'Loyal',
      'potential-loyalist': 'Potential loyalist',
      new: 'New',
      promising: 'Promising',
      'need-attention': 'Needs attention',
      'about-to-sleep': 'About to sleep',
      'cannot-lose': 'Cannot lose',
      'at-risk': 'At risk',
      hibernating: 'Hibernating',
    },
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
