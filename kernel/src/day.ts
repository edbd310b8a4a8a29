/**
 * A calendar day, free of clocks and zones. It is written as its Gregorian ISO date, which sorts as time does and is
 * PostgreSQL's `date`; arithmetic goes through its number: days since 1 January 1970.
 */

/** 'YYYY-MM-DD', Gregorian, years 0001 to 9999. */
export type Day = string;

/** A year, a month (1 to 12) and a day of the month, in a calendar that the context names. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** 0001-01-01 and 9999-12-31. */
const FIRST_NUMBER = -719162;
const LAST_NUMBER = 2932896;

/** Days since 1970-01-01 of a Gregorian date that exists. Counts in years that begin in March, so that leap days end them. */
export function numberFromGregorian(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}

/** The Gregorian date of a day number. */
export function gregorianFromNumber(number: number): DayParts {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** True for a year with 29 February. */
export function isGregorianLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a Gregorian month, 28 to 31. */
export function gregorianMonthLength(year: number, month: number): number {
  if (month === 2) return isGregorianLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a Gregorian date, undefined when there is no such date (30 February, month 13, year 0). */
export function dayFromGregorian(year: number, month: number, day: number): Day | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > gregorianMonthLength(year, month)) return undefined;
  return write(year, month, day);
}

/** True for 'YYYY-MM-DD' that names a day which exists. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text) && dayFromGregorian(...read(text)) !== undefined;
}

/** Year, month and day of the Gregorian calendar. */
export function gregorianParts(day: Day): DayParts {
  const [year, month, dayOfMonth] = read(day);
  return { year, month, day: dayOfMonth };
}

/** Days since 1970-01-01. Throws on a text that is no day: parse at the edge. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError('not a day: expected YYYY-MM-DD');
  return numberFromGregorian(...read(day));
}

/** Days repeat in any business file, so their spelling is kept: a Map is four times as fast as writing it anew. */
const written = new Map<number, Day>();
const WRITTEN_LIMIT = 100_000;

/** The day of a day number. */
export function dayFromNumber(number: number): Day {
  const known = written.get(number);
  if (known !== undefined) return known;
  if (!Number.isInteger(number) || number < FIRST_NUMBER || number > LAST_NUMBER)
    throw new RangeError(`no day ${number}`);
  const { year, month, day } = gregorianFromNumber(number);
  const text = write(year, month, day);
  if (written.size < WRITTEN_LIMIT) written.set(number, text);
  return text;
}

/** The day that many days later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from one day to another: 0 for the same, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, counted from Saturday: شنبه 0, یکشنبه 1, … جمعه 6. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 5) % 7) + 7) % 7;
}

/** The Saturday on which the day's week begins; with `firstDay` another day of the week (Sunday 1, Monday 2). */
export function startOfWeek(day: Day, firstDay = 0): Day {
  return addDays(day, -((weekdayOf(day) - firstDay + 7) % 7));
}

function read(day: Day): [year: number, month: number, day: number] {
  return [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

function write(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}
