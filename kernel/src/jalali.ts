/**
 * The Jalali (Iranian solar) calendar: months 1 to 6 have 31 days, 7 to 11 have 30, Esfand has 29 or 30. A year begins
 * at the spring equinox; for the years 1178 to 1634 the 33-year cycle (8 leap years in 33) gives the same days, so a
 * few whole-number operations are enough. Checked day by day against the runtime's calendar.
 */
import { type Day, type DayParts, dayFromNumber, dayNumber } from './day.ts';

/** Days since 1970-01-01 of the day before 1 Farvardin of year 1. */
const EPOCH = -492269;
const DAYS_IN_33_YEARS = 12053;
const LAST_YEAR = 3000;

/** Days from the epoch to 1 Farvardin of the year. */
function daysBeforeYear(year: number): number {
  return 365 * (year - 1) + Math.floor((8 * year + 21) / 33);
}

/** True for a year with 30 Esfand: 1399, 1403, 1408 (five years later), 1412. */
export function isJalaliLeap(year: number): boolean {
  return (((25 * year + 11) % 33) + 33) % 33 < 8;
}

/** Days of a Jalali month, 29 to 31. */
export function jalaliMonthLength(year: number, month: number): number {
  if (month <= 6) return 31;
  return month <= 11 || isJalaliLeap(year) ? 30 : 29;
}

/** Day number (days since 1970-01-01) of a Jalali date that exists. */
export function numberFromJalali(year: number, month: number, day: number): number {
  return EPOCH + daysBeforeYear(year) + (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + day;
}

/** The Jalali date of a day number. */
export function jalaliFromNumber(number: number): DayParts {
  const days = number - EPOCH - 1;
  const year = 1 + Math.floor((33 * days + 3) / DAYS_IN_33_YEARS);
  const dayOfYear = days - daysBeforeYear(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 6) / 30) + 1;
  return { year, month, day: dayOfYear - (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + 1 };
}

/** Year, month and day of the Jalali calendar. */
export function jalaliOf(day: Day): DayParts {
  return jalaliFromNumber(dayNumber(day));
}

/** The day of a Jalali date, undefined when there is no such date (31 Mehr, 30 Esfand of a common year). */
export function gregorianOf(year: number, month: number, day: number): Day | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > jalaliMonthLength(year, month)) return undefined;
  return dayFromNumber(numberFromJalali(year, month, day));
}
