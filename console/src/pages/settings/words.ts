import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the reader's own settings. */
export const displayWords = defineWords({
  fa: {
    title: 'زبان و نمایش',
    hint: 'این انتخاب‌ها فقط برای شماست و همین حالا اثر می‌کند.',
    language: 'زبان',
    persian: 'فارسی',
    english: 'English',
    theme: 'رنگ‌ها',
    light: 'روشن',
    dark: 'تیره',
    auto: 'مانند دستگاه',
    calendar: 'تقویم',
    jalali: 'خورشیدی',
    gregorian: 'میلادی',
    sample: 'نمونه',
  },
  en: {
    title: 'Language and display',
    hint: 'These choices are yours alone and take effect at once.',
    language: 'Language',
    persian: 'فارسی',
    english: 'English',
    theme: 'Colours',
    light: 'Light',
    dark: 'Dark',
    auto: 'As on the device',
    calendar: 'Calendar',
    jalali: 'Jalali',
    gregorian: 'Gregorian',
    sample: 'Sample',
  },
});
