import { isBirthday, isUnborn } from '@peyvand/kernel/birthday';
import { lastPossibleDay } from '@peyvand/kernel/calendar';
import type { Refusal } from '@peyvand/kernel/refusal';
import { customers } from '../refusals.ts';

export interface BirthColumns {
  birthCalendar: 'jalali' | 'gregorian' | null;
  birthYear: number | null;
  birthMonth: number | null;
  birthDay: number | null;
}

export interface BirthdayWish {
  calendar: 'jalali' | 'gregorian';
  month: number;
  day: number;
  year?: number | null | undefined;
}

/**
 * A birthday is a month and a day of its own calendar, the year optional. Without a year, a leap year must have the day; with
 * one, the day must have been.
 */
export function readBirthday(wish: BirthdayWish | null | undefined, now: Date): BirthColumns | Refusal {
  if (wish === undefined || wish === null)
    return { birthCalendar: null, birthYear: null, birthMonth: null, birthDay: null };
  const { calendar, month, day } = wish;
  if (!isBirthday({ calendar, month, day, year: wish.year ?? undefined })) return customers('birthday-impossible');
  if (isUnborn({ calendar, month, day, year: wish.year ?? undefined }, lastPossibleDay(now, 'UTC')))
    return customers('birthday-ahead');
  return { birthCalendar: calendar, birthYear: wish.year ?? null, birthMonth: month, birthDay: day };
}
