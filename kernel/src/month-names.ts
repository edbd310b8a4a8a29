/** Names of months, seasons and weekdays in both languages; months count from 1, weekdays from Saturday (0). */
import type { Language } from './language.ts';
import type { Calendar } from './shift-month.ts';

type Names = Readonly<Record<Language, readonly string[]>>;

const MONTHS: Readonly<Record<Calendar, Names>> = {
  jalali: {
    fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
    en: [
      'Farvardin',
      'Ordibehesht',
      'Khordad',
      'Tir',
      'Mordad',
      'Shahrivar',
      'Mehr',
      'Aban',
      'Azar',
      'Dey',
      'Bahman',
      'Esfand',
    ],
  },
  gregorian: {
    fa: ['ژانویه', 'فوریه', 'مارس', 'آوریل', 'مه', 'ژوئن', 'ژوئیه', 'اوت', 'سپتامبر', 'اکتبر', 'نوامبر', 'دسامبر'],
    en: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
};

const SHORT_MONTHS: Readonly<Record<Calendar, Names>> = {
  jalali: {
    fa: ['فرو', 'ارد', 'خرد', 'تیر', 'مرد', 'شهر', 'مهر', 'آبا', 'آذر', 'دی', 'بهم', 'اسف'],
    en: ['Far', 'Ord', 'Kho', 'Tir', 'Mor', 'Sha', 'Meh', 'Aba', 'Azar', 'Dey', 'Bah', 'Esf'],
  },
  gregorian: {
    fa: ['ژانویه', 'فوریه', 'مارس', 'آوریل', 'مه', 'ژوئن', 'ژوئیه', 'اوت', 'سپتامبر', 'اکتبر', 'نوامبر', 'دسامبر'],
    en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
};

const SEASONS: Names = {
  fa: ['بهار', 'تابستان', 'پاییز', 'زمستان'],
  en: ['Spring', 'Summer', 'Autumn', 'Winter'],
};

const WEEKDAYS: Names = {
  fa: ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'],
  en: ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
};

const SHORT_WEEKDAYS: Names = {
  fa: ['ش', 'ی', 'د', 'س', 'چ', 'پ', 'ج'],
  en: ['Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
};

/** The month's name, whole or short (فرو، ارد، …); months count from 1. */
export function monthName(
  month: number,
  calendar: Calendar,
  language: Language,
  form: 'full' | 'short' = 'full',
): string {
  return nameAt((form === 'short' ? SHORT_MONTHS : MONTHS)[calendar][language], month - 1);
}

/** The twelve names of a calendar's months. */
export function monthNames(calendar: Calendar, language: Language, form: 'full' | 'short' = 'full'): readonly string[] {
  return (form === 'short' ? SHORT_MONTHS : MONTHS)[calendar][language];
}

/** The season's name; 1 is spring, the first quarter of the Jalali year. */
export function seasonName(season: number, language: Language): string {
  return nameAt(SEASONS[language], season - 1);
}

/** The weekday's name, whole or short; Saturday is 0. */
export function weekdayName(weekday: number, language: Language, form: 'full' | 'short' = 'full'): string {
  return nameAt((form === 'short' ? SHORT_WEEKDAYS : WEEKDAYS)[language], weekday);
}

function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  if (name === undefined) throw new RangeError(`no name at ${index}`);
  return name;
}
