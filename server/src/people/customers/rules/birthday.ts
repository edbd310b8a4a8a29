import { isBirthday } from '@peyvand/kernel/birthday';
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

/** A birthday is a month and a day of its own calendar, the year optional. Without a year, a leap year must have the day. */
export function readBirthday(wish: BirthdayWish | null | undefined): BirthColumns | Refusal {
  if (wish === undefined || wish === null)
    return { birthCalendar: null, birthYear: null, birthMonth: null, birthDay: null };
  const { calendar, month, day } = wish;
  if (!isBirthday({ calendar, month, day, year: wish.year ?? undefined })) return customers('birthday-impossible');
  return { birthCalendar: calendar, birthYear: wish.year ?? null, birthMonth: month, birthDay: day };
}
