import { defineWords } from '@peyvand/ui/read/words.ts';

/** What is said while forecasts are made anew, or cannot be made. */
export const fittingWords = defineWords({
  fa: {
    staleNow:
      'تنظیمات یا روز مبنا تغییر کرده است؛ پیش‌بینی‌ها خودشان از نو ساخته می‌شوند و تا آن هنگام نشان داده نمی‌شوند.',
    fittingNow: 'پیش‌بینی‌ها همین حالا ساخته می‌شوند؛ چند لحظهٔ دیگر همین صفحه خودش تازه می‌شود.',
    emptyColumns: 'احتمال فعال بودن و ارزش ۱۲ ماه نشان داده نمی‌شود',
  },
  en: {
    staleNow:
      'Settings or the as-of day have changed; the forecasts are made anew by themselves and are not shown until then.',
    fittingNow: 'The forecasts are being made right now; this page will show them by itself in a moment.',
    emptyColumns: 'Chances of being active and 12-month values are not shown',
  },
});
