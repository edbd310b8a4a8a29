/** Months and years of either calendar: steps, first days, keys for grouping, seasons. */
import {
  type Day,
  type DayParts,
  dayFromNumber,
  gregorianMonthLength,
  gregorianParts,
  numberFromGregorian,
} from './day.ts';
import { jalaliMonthLength, jalaliOf, numberFromJalali } from './jalali.ts';

/** Which calendar a month or a year is of. */
export type Calendar = 'jalali' | 'gregorian';

/** Year, month and day of a day in that calendar. */
export function partsOf(day: Day, calendar: Calendar): DayParts {
  return calendar === 'jalali' ? jalaliOf(day) : gregorianParts(day);
}

/** Days of a month in that calendar. */
export function monthLength(year: number, month: number, calendar: Calendar): number {
  return calendar === 'jalali' ? jalaliMonthLength(year, month) : gregorianMonthLength(year, month);
}

/** The day of that month, or the month's last day when the month is shorter. */
function dayWithin(year: number, month: number, day: number, calendar: Calendar): Day {
  const last = Math.min(day, monthLength(year, month, calendar));
  return dayFromNumber(
    calendar === 'jalali' ? numberFromJalali(year, month, last) : numberFromGregorian(year, month, last),
  );
}

/** The same day so many months later (earlier when negative); 31 Shahrivar + 1 month is 30 Mehr. */
export function addMonths(day: Day, months: number, calendar: Calendar): Day {
  const parts = partsOf(day, calendar);
  const count = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(count / 12);
  return dayWithin(year, count - year * 12 + 1, parts.day, calendar);
}

/** The same day so many years later; 30 Esfand 1403 + 1 year is 29 Esfand 1404, + 5 years 30 Esfand 1408. */
export function addYears(day: Day, years: number, calendar: Calendar): Day {
  return addMonths(day, years * 12, calendar);
}

/** First day of the month in which the day falls. */
export function startOfMonth(day: Day, calendar: Calendar): Day {
  const { year, month } = partsOf(day, calendar);
  return dayWithin(year, month, 1, calendar);
}

/** First day of the quarter: of the season in the Jalali calendar (1 Farvardin, 1 Tir, 1 Mehr, 1 Dey). */
export function startOfQuarter(day: Day, calendar: Calendar): Day {
  const { year, month } = partsOf(day, calendar);
  return dayWithin(year, month - ((month - 1) % 3), 1, calendar);
}

/** First day of the year: Nowruz, or 1 January. */
export function startOfYear(day: Day, calendar: Calendar): Day {
  return dayWithin(partsOf(day, calendar).year, 1, 1, calendar);
}

/** Season or quarter of a month, 1 to 4; in the Jalali calendar 1 is spring (بهار). */
export function quarterOf(day: Day, calendar: Calendar): number {
  return Math.ceil(partsOf(day, calendar).month / 3);
}

/** The month as a key that sorts: '2026-10', or '1405-08' with the Jalali calendar. */
export function monthKey(day: Day, calendar: Calendar = 'gregorian'): string {
  const { year, month } = partsOf(day, calendar);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}`;
}

/** The Jalali month as a key that sorts: '1405-08'. */
export function jalaliMonthKey(day: Day): string {
  return monthKey(day, 'jalali');
}

/** First day of the month that a key names, undefined when the key names none. */
export function dayOfMonthKey(key: string, calendar: Calendar): Day | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(key) ?? [];
  if (year === undefined || month === undefined || Number(year) < 1 || Number(month) < 1 || Number(month) > 12) {
    return undefined;
  }
  return dayWithin(Number(year), Number(month), 1, calendar);
}

/** Years of age on a day, by the calendar's own years: one more on each birthday. */
export function yearsBetween(from: Day, to: Day, calendar: Calendar): number {
  const a = partsOf(from, calendar);
  const b = partsOf(to, calendar);
  const full = b.year - a.year;
  return to < addYears(from, full, calendar) ? full - 1 : full;
}
