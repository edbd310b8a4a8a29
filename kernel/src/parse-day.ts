/**
 * Reads a date as people and files write it: 1405/1/5, ۱۴۰۵-۰۱-۰۵, «۵ فروردین ۱۴۰۵», 2009-12-01, "Dec 25, 2010". The year
 * tells the calendar: 1279 to 1478 is Jalali, 1900 to 2099 Gregorian, and any other year is a typing error. What could be read in two ways (12/25/2010, 05/01/02)
 * is read only when the caller says how; a day that does not exist (31 Mehr, 30 February) is never read.
 */
import { type Day, dayFromGregorian } from './day.ts';
import { toLatinDigits } from './digits.ts';
import { fold } from './fold.ts';
import { gregorianOf } from './jalali.ts';
import { monthNames } from './month-names.ts';
import type { Calendar } from './shift-month.ts';
import { withoutJoiners, withoutUnseen } from './visible.ts';

/** Order of the numbers when no year of four digits stands first; 'ymd' is for years of two digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a file's owner has said about its dates. */
export interface ReadingOfDates {
  readonly order?: DateOrder | undefined;
  /** Calendar of years of two digits: 05 is 1405 or 2005. Without it such years are not read. */
  readonly shortYears?: Calendar | undefined;
}

export interface ReadDay {
  readonly day: Day;
  /** The calendar in which it was written. */
  readonly calendar: Calendar;
}

/** The day that a text names, undefined when it names none or could name two. */
export function parseDay(text: string, reading: ReadingOfDates = {}): ReadDay | undefined {
  return readYearFirst(text) ?? readOther(text, reading);
}

/** The quick way for 2009-12-01 and 1405/01/05, the shape of nearly every date in files. */
function readYearFirst(text: string): ReadDay | undefined {
  if (text.length !== 10) return undefined;
  const mark = text.charCodeAt(4);
  if (mark !== text.charCodeAt(7) || (mark !== 45 && mark !== 47)) return undefined;
  let numbers = 0;
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue;
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    numbers = numbers * 10 + digit;
  }
  return dayIn(Math.floor(numbers / 10000), Math.floor(numbers / 100) % 100, numbers % 100);
}

const NUMBERS = /^(\d{1,4})\s*([-/.،٫,\s])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

function readOther(text: string, reading: ReadingOfDates): ReadDay | undefined {
  const plain = withoutUnseen(toLatinDigits(text)).trim();
  const bare = withoutJoiners(plain);
  const eight = EIGHT_DIGITS.exec(bare);
  if (eight !== null) return dayIn(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  const numbers = NUMBERS.exec(bare);
  if (numbers === null) return readWords(plain, reading);
  const [, first = '', , second = '', third = ''] = numbers;
  if (first.length === 4) return third.length <= 2 ? dayIn(Number(first), Number(second), Number(third)) : undefined;
  if (first.length > 2 || third.length === 3) return undefined;
  const { order } = reading;
  // Years of two digits: first, as Iranians write them, where nothing else was said, and where no day can be so large.
  if (order === 'ymd' || Number(first) > 31 || (order === undefined && reading.shortYears === 'jalali')) {
    const year = fullYear(first, reading);
    return third.length <= 2 && first.length === 2 && year !== undefined
      ? dayIn(year, Number(second), Number(third))
      : undefined;
  }
  if (order === undefined || third.length === 1) return undefined;
  const year = fullYear(third, reading);
  if (year === undefined) return undefined;
  return order === 'dmy' ? dayIn(year, Number(second), Number(first)) : dayIn(year, Number(first), Number(second));
}

/** Two digits become the year nearest to our times: 1350 to 1449, or 1950 to 2049. */
function fullYear(digits: string, { shortYears }: ReadingOfDates): number | undefined {
  const year = Number(digits);
  if (digits.length === 4) return year;
  if (digits.length !== 2 || shortYears === undefined) return undefined;
  const century = shortYears === 'jalali' ? 1300 : 1900;
  return year >= 50 ? century + year : century + 100 + year;
}

interface MonthOfName {
  readonly calendar: Calendar;
  readonly month: number;
}

/** Folded names, whole and short, of both calendars in both languages, with spellings that are also in use. */
const MONTHS_BY_NAME: ReadonlyMap<string, MonthOfName> = new Map([
  ...(['jalali', 'gregorian'] as const).flatMap((calendar) =>
    (['fa', 'en'] as const).flatMap((language) =>
      (['full', 'short'] as const).flatMap((form) =>
        monthNames(calendar, language, form).map((name, i): [string, MonthOfName] => [
          fold(name),
          { calendar, month: i + 1 },
        ]),
      ),
    ),
  ),
  ...(
    [
      ['امرداد', 'jalali', 5],
      ['می', 'gregorian', 5],
      ['جون', 'gregorian', 6],
      ['جولای', 'gregorian', 7],
      ['آگوست', 'gregorian', 8],
      ['Sept', 'gregorian', 9],
      ['Amordad', 'jalali', 5],
    ] as const
  ).map(([name, calendar, month]): [string, MonthOfName] => [fold(name), { calendar, month }]),
]);

/** Words that may stand in a date and add nothing to it: the weekday, «ماه», «سال», "of". */
const IDLE_WORD =
  /^(?:شنبه|یکشنبه|دوشنبه|سه|چهار|پنج|یک|دو|سهشنبه|چهارشنبه|پنجشنبه|جمعه|ماه|سال|مورخ|of|the|(?:sat|sun|mon|tue|wed|thu|fri)[a-z]*)$/;

function readWords(plain: string, reading: ReadingOfDates): ReadDay | undefined {
  const words = fold(plain)
    .replace(/(\d)(?:st|nd|rd|th|ام|م)(?=[\s,]|$)/g, '$1')
    .replace(/(\d)([^\d\s])/g, '$1 $2')
    .replace(/([^\d\s])(\d)/g, '$1 $2')
    .split(/[\s,،./-]+/)
    .filter((word) => word !== '' && !IDLE_WORD.test(word));
  if (words.length !== 3) return undefined;
  const at = words.findIndex((word) => MONTHS_BY_NAME.has(word));
  const named = MONTHS_BY_NAME.get(words[at] ?? '');
  const [first = '', second = ''] = words.filter((_, i) => i !== at);
  if (named === undefined || !/^\d+$/.test(first) || !/^\d+$/.test(second)) return undefined;
  const yearIsFirst = first.length === 4;
  const year = fullYear(yearIsFirst ? first : second, { shortYears: reading.shortYears && named.calendar });
  const day = yearIsFirst ? second : first;
  if (year === undefined || day.length > 2) return undefined;
  const read = dayIn(year, named.month, Number(day));
  return read?.calendar === named.calendar ? read : undefined;
}

/** The day of numbers whose year tells the calendar. */
function dayIn(year: number, month: number, day: number): ReadDay | undefined {
  const calendar = year >= 1279 && year <= 1478 ? 'jalali' : year >= 1900 && year <= 2099 ? 'gregorian' : undefined;
  if (calendar === undefined) return undefined;
  const found = calendar === 'jalali' ? gregorianOf(year, month, day) : dayFromGregorian(year, month, day);
  return found === undefined ? undefined : { day: found, calendar };
}
