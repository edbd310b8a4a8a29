import { gregorianOf, parseDay } from '@peyvand/kernel/calendar';
import type { Refusal } from '@peyvand/kernel/refusal';
import { customers } from '../refusals.ts';

export interface BirthColumns {
  birthCalendar: 'jalali' | 'gregorian' | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
}

/** A birthday is a month and a day of its own calendar, the year optional. Without a year, a leap year must have the day. */
export function readBirthday(
  wish:
    | { calendar: 'jalali' | 'gregorian'; month: number; day: number; year?: number | null | undefined }
    | null
    | undefined,
): BirthColumns | Refusal {
  if (wish === undefined || wish === null)
    return { birthCalendar: null, birthYear: null, birthMonth: null, birthDay: null };
  const leapYear = wish.calendar === 'jalali' ? 1403 : 2024;
  const year = wish.year ?? leapYear;
  const pad = (n: number) => String(n).padStart(2, '0');
  const exists =
    wish.calendar === 'jalali'
      ? gregorianOf(year, wish.month, wish.day) !== undefined
      : parseDay(`${year}-${pad(wish.month)}-${pad(wish.day)}`) !== undefined;
  if (!exists) return customers('birthday-impossible');
  return { birthCalendar: wish.calendar, birthYear: wish.year ?? null, birthMonth: wish.month, birthDay: wish.day };
}
