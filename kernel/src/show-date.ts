/**
 * Days and instants as a reader expects them: Jalali with Persian digits in fa, Gregorian in en, each changeable. The
 * order of the parts is written here and not left to the runtime, which puts the year first in Persian «full» dates.
 */
import { type Day, dayNumber, weekdayOf } from './day.ts';
import { toDigitsOf } from './digits.ts';
import type { Language } from './language.ts';
import { monthName, weekdayName } from './month-names.ts';
import { type Calendar, partsOf } from './shift-month.ts';
import { dayNumberOf, dayOf, timeOf } from './time-zone.ts';

/** In Persian, for 5 Farvardin 1405; English follows the same order. */
export type DayStyle =
  /** ۱۴۰۵/۰۱/۰۵, 2026-03-25 */
  | 'short'
  /** ۵ فروردین ۱۴۰۵, 25 Mar 2026; a Persian month in English is written out: 5 Farvardin 1405 */
  | 'medium'
  /** ۵ فروردین ۱۴۰۵, 25 March 2026 */
  | 'long'
  /** چهارشنبه ۵ فروردین ۱۴۰۵, Wednesday 25 March 2026 */
  | 'full'
  /** ۵ فروردین, 25 March */
  | 'day-month'
  /** فروردین, March */
  | 'month'
  /** فرو, Mar: for axes and narrow heads */
  | 'month-short'
  /** فروردین ۱۴۰۵, March 2026 */
  | 'month-year';

export interface DayForm {
  readonly language: Language;
  /** Jalali in fa and Gregorian in en, unless the reader chose another. */
  readonly calendar?: Calendar | undefined;
  /** 'medium' unless said. */
  readonly style?: DayStyle | undefined;
}

/** The calendar in which a language counts unless its reader chose another. */
export function calendarOf(language: Language): Calendar {
  return language === 'fa' ? 'jalali' : 'gregorian';
}

/** Shows a day: «۵ فروردین ۱۴۰۵», "25 Mar 2026". */
export function showDay(day: Day, { language, calendar = calendarOf(language), style = 'medium' }: DayForm): string {
  return toDigitsOf(language, write(day, language, calendar, style));
}

function write(day: Day, language: Language, calendar: Calendar, style: DayStyle): string {
  const parts = partsOf(day, calendar);
  const month = monthName(parts.month, calendar, language);
  const short = monthName(parts.month, calendar, language, 'short');
  switch (style) {
    case 'short': {
      const mark = language === 'en' && calendar === 'gregorian' ? '-' : '/';
      return [String(parts.year).padStart(4, '0'), two(parts.month), two(parts.day)].join(mark);
    }
    case 'medium':
      // «6 Kho» says nothing to anybody: Persian months are written out in English too.
      return `${parts.day} ${language === 'en' && calendar === 'gregorian' ? short : month} ${parts.year}`;
    case 'long':
      return `${parts.day} ${month} ${parts.year}`;
    case 'full':
      return `${weekdayName(weekdayOf(day), language)} ${parts.day} ${month} ${parts.year}`;
    case 'day-month':
      return `${parts.day} ${month}`;
    case 'month':
      return month;
    case 'month-short':
      return short;
    case 'month-year':
      return `${month} ${parts.year}`;
  }
}

export interface InstantForm extends DayForm {
  /** IANA zone whose clock is shown. */
  readonly timeZone: string;
}

/** Shows an instant with the zone's clock: «۵ فروردین ۱۴۰۵، ۱۴:۳۰», "25 Mar 2026, 14:30". */
export function showInstant(at: Date | number, form: InstantForm): string {
  const comma = form.language === 'fa' ? '، ' : ', ';
  return showDay(dayOf(at, form.timeZone), form) + comma + showTime(at, form);
}

/** Shows the zone's clock at an instant: «۱۴:۳۰», "14:30". */
export function showTime(
  at: Date | number,
  { language, timeZone }: Pick<InstantForm, 'language' | 'timeZone'>,
): string {
  const minutes = Math.floor(timeOf(at, timeZone) / 60_000);
  return toDigitsOf(language, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

type Span = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const SPANS: Readonly<Record<Span, string>> = {
  minute: 'دقیقه',
  hour: 'ساعت',
  day: 'روز',
  week: 'هفته',
  month: 'ماه',
  year: 'سال',
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Shows how long ago an instant was, or how far it is: «همین حالا», «۳ ساعت پیش», «دیروز», «۳ روز پیش», «۲ ماه دیگر».
 * Days are the zone's days: what happened last evening was yesterday, however few hours ago.
 */
export function showRelative(
  at: Date | number,
  now: Date | number,
  { language, timeZone }: Pick<InstantForm, 'language' | 'timeZone'>,
): string {
  const ms = Number(at) - Number(now);
  const size = Math.abs(ms);
  if (size < MINUTE) return language === 'fa' ? 'همین حالا' : 'just now';
  if (size < HOUR) return relative(Math.floor(size / MINUTE), 'minute', ms < 0, language);
  const days = dayNumberOf(at, timeZone) - dayNumberOf(now, timeZone);
  if (days === 0) return relative(Math.floor(size / HOUR), 'hour', ms < 0, language);
  return relativeDays(days, language);
}

/** Shows how many days a day is from another: «امروز», «فردا», «۳ روز پیش», «۲ هفته دیگر». */
export function showRelativeDay(day: Day, today: Day, language: Language): string {
  return relativeDays(dayNumber(day) - dayNumber(today), language);
}

function relativeDays(days: number, language: Language): string {
  if (days === 0) return language === 'fa' ? 'امروز' : 'today';
  if (days === 1) return language === 'fa' ? 'فردا' : 'tomorrow';
  if (days === -1) return language === 'fa' ? 'دیروز' : 'yesterday';
  const size = Math.abs(days);
  const past = days < 0;
  if (size < 14) return relative(size, 'day', past, language);
  if (size < 60) return relative(Math.floor(size / 7), 'week', past, language);
  if (size < 365) return relative(Math.floor(size / 30.4375), 'month', past, language);
  return relative(Math.max(1, Math.floor(size / 365.25)), 'year', past, language);
}

function relative(count: number, span: Span, past: boolean, language: Language): string {
  if (language === 'fa') return toDigitsOf('fa', `${count} ${SPANS[span]} ${past ? 'پیش' : 'دیگر'}`);
  const words = `${count} ${span}${count === 1 ? '' : 's'}`;
  return past ? `${words} ago` : `in ${words}`;
}
