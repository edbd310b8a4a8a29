/**
 * A birthday is a month and a day of the calendar in which the person counts it; the year may be unknown. It is no
 * instant and has no zone. In a year that lacks its day (30 Esfand, 29 February) it is kept on the day before.
 */
import { type Day, dayFromGregorian } from './day.ts';
import { toDigitsOf } from './digits.ts';
import { gregorianOf } from './jalali.ts';
import type { Language } from './language.ts';
import { monthName } from './month-names.ts';
import { type Calendar, monthLength, partsOf } from './shift-month.ts';

export interface Birthday {
  readonly calendar: Calendar;
  readonly month: number;
  readonly day: number;
  readonly year?: number | undefined;
}

/** Leap years, in which every birthday has its day. */
const LEAP_YEAR: Readonly<Record<Calendar, number>> = { jalali: 1403, gregorian: 2024 };
const YEARS: Readonly<Record<Calendar, readonly [number, number]>> = { jalali: [1279, 1478], gregorian: [1900, 2099] };

/** True when there is such a day: in the given year, or without a year in a leap one. */
export function isBirthday({ calendar, month, day, year }: Birthday): boolean {
  const [first, last] = YEARS[calendar];
  if (year !== undefined && (year < first || year > last)) return false;
  const inYear = year ?? LEAP_YEAR[calendar];
  const found = calendar === 'jalali' ? gregorianOf(inYear, month, day) : dayFromGregorian(inYear, month, day);
  return found !== undefined;
}

/** True when the year is known and the day lies behind `today`: nobody was born then. */
export function isUnborn({ calendar, month, day, year }: Birthday, today: Day): boolean {
  if (year === undefined) return false;
  const born = calendar === 'jalali' ? gregorianOf(year, month, day) : dayFromGregorian(year, month, day);
  return born !== undefined && born > today;
}

/** The birthday of one born on that day, counted in that calendar. */
export function birthdayFromDay(born: Day, calendar: Calendar): Birthday {
  return { calendar, ...partsOf(born, calendar) };
}

/** The day on which the birthday is kept in a year of its own calendar. */
export function birthdayIn(birthday: Birthday, year: number): Day {
  const { calendar, month } = birthday;
  const day = Math.min(birthday.day, monthLength(year, month, calendar));
  const found = calendar === 'jalali' ? gregorianOf(year, month, day) : dayFromGregorian(year, month, day);
  if (found === undefined) throw new RangeError(`no birthday in the year ${year}`);
  return found;
}

/** The first birthday from that day on; the day itself counts. */
export function nextBirthday(birthday: Birthday, from: Day): Day {
  const { year } = partsOf(from, birthday.calendar);
  const thisYear = birthdayIn(birthday, year);
  return thisYear >= from ? thisYear : birthdayIn(birthday, year + 1);
}

/** Full years of age on a day by the person's own calendar, undefined when the year is unknown or yet to come. */
export function ageOn(birthday: Birthday, day: Day): number | undefined {
  if (birthday.year === undefined) return undefined;
  const { year } = partsOf(day, birthday.calendar);
  const age = year - birthday.year - (day < birthdayIn(birthday, year) ? 1 : 0);
  return age < 0 ? undefined : age;
}

/** Shows a birthday in its own calendar: «۵ فروردین ۱۳۷۰», «۵ فروردین», "5 Farvardin". */
export function showBirthday({ calendar, month, day, year }: Birthday, language: Language): string {
  const words = `${day} ${monthName(month, calendar, language)}`;
  return toDigitsOf(language, year === undefined ? words : `${words} ${year}`);
}
