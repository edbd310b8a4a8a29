import { defineWords } from '@peyvand/ui/read/words.ts';

/** Words of the dashboard itself. Numbers and days arrive already shown. */
export const insightWords = defineWords({
  fa: {
    title: 'بینش‌ها',
    print: 'چاپ',
    quality: 'پیش‌بینی چقدر خوب است؟',
    asTable: 'جدول عددها',
    asCards: 'نمای کارت‌ها',
    missing: {
      nothingBought: 'در این بازه خریدی ثبت نشده است.',
      noStart: 'در آغاز این بازه هنوز مشتری نداشتید؛ بازهٔ نزدیک‌تری برگزینید.',
      noFit: 'مدل پیش‌بینی هنوز ساخته نشده است. دست‌کم چند مشتری باید در دو روز جدا خریده باشند.',
      notByChannel: 'پیش‌بینی برای یک کانال جدا حساب نمی‌شود.',
    },
    table: {
      caption: 'همهٔ عددهای این صفحه',
      measure: 'سنجه',
      now: 'این دوره',
      before: 'دورهٔ مقایسه',
      change: 'تغییر',
      numerator: 'صورت',
      denominator: 'مخرج',
      n: 'نمونه',
    },
    empty: {
      title: 'هنوز خریدی ثبت نشده است',
      text: 'فایل فروش خود را بدهید، حتی یک خروجی سادهٔ اکسل؛ همین‌جا می‌بینید کدام مشتری‌ها می‌مانند و کدام‌ها می‌روند.',
      import: 'آوردن فایل فروش',
      textOnly: 'با نخستین خریدهایی که همکاران‌تان ثبت کنند یا از فایل بیاورند، عددها همین‌جا می‌آیند.',
    },
  },
  en: {
    title: 'Insights',
    print: 'Print',
    quality: 'How good is the forecast?',
    asTable: 'Figures as a table',
    asCards: 'Back to the cards',
    missing: {
      nothingBought: 'No purchase was recorded in this period.',
      noStart: 'You had no customers yet when this period began; choose a later one.',
      noFit: 'No forecast model has been fitted yet. A few customers must have bought on two separate days.',
      notByChannel: 'The forecast is not made for a single channel.',
    },
    table: {
      caption: 'All figures of this page',
      measure: 'Measure',
      now: 'This period',
      before: 'Compared period',
      change: 'Change',
      numerator: 'Numerator',
      denominator: 'Denominator',
      n: 'Sample',
    },
    empty: {
      title: 'No purchase has been recorded yet',
      text: 'Give us your sales file, even a plain spreadsheet; you will see right here which customers stay and which drift away.',
      import: 'Import a sales file',
      textOnly:
        'With the first purchases that your colleagues record or bring by a file, the figures appear right here.',
    },
  },
});
