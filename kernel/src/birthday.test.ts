import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  type Birthday,
  birthdayFromDay,
  birthdayIn,
  isBirthday,
  nextBirthday,
  showBirthday,
} from './birthday.ts';
import { addDays, dayFromNumber } from './day.ts';

const maryam: Birthday = { calendar: 'jalali', month: 1, day: 5, year: 1370 };
const leila: Birthday = { calendar: 'jalali', month: 12, day: 30 };
const john: Birthday = { calendar: 'gregorian', month: 2, day: 29, year: 2000 };

describe('the next birthday', () => {
  it('of Maryam is today, or next year', () => {
    expect(nextBirthday(maryam, '2026-03-24')).toBe('2026-03-25');
    expect(nextBirthday(maryam, '2026-03-25')).toBe('2026-03-25');
    expect(nextBirthday(maryam, '2026-03-26')).toBe('2027-03-25');
  });

  it('of Leila, born on 30 Esfand, is 29 Esfand in a common year', () => {
    expect(birthdayIn(leila, 1403)).toBe('2025-03-20');
    expect(birthdayIn(leila, 1404)).toBe('2026-03-20');
    expect(nextBirthday(leila, '2025-03-21')).toBe('2026-03-20');
  });

  it('of John, born on 29 February, is 28 February in a common year', () => {
    expect(nextBirthday(john, '2026-01-01')).toBe('2026-02-28');
    expect(nextBirthday(john, '2028-02-28')).toBe('2028-02-29');
  });

  it('comes within a year and a day, for everyone', () => {
    const born = fc.integer({ min: -20_000, max: 20_000 }).map(dayFromNumber);
    fc.assert(
      fc.property(born, born, fc.constantFrom('jalali', 'gregorian'), (birth, today, calendar) => {
        const next = nextBirthday(birthdayFromDay(birth, calendar), today);
        expect(next >= today && next <= addDays(today, 366)).toBe(true);
      }),
    );
  });
});

it('a birthday must exist', () => {
  expect([maryam, leila, john].every(isBirthday)).toBe(true);
  const impossible: Birthday[] = [
    { ...leila, year: 1404 },
    { ...john, year: 2001 },
    { calendar: 'jalali', month: 7, day: 31 },
    { calendar: 'gregorian', month: 2, day: 30 },
    { calendar: 'jalali', month: 13, day: 1 },
    { calendar: 'jalali', month: 1, day: 1, year: 1990 },
    { calendar: 'gregorian', month: 1, day: 1, year: 1370 },
  ];
  for (const birthday of impossible) expect(isBirthday(birthday)).toBe(false);
});

it('age grows on the birthday, and is unknown without the year', () => {
  expect(ageOn(maryam, '2026-03-24')).toBe(34);
  expect(ageOn(maryam, '2026-03-25')).toBe(35);
  expect(ageOn(john, '2026-02-28')).toBe(26);
  expect(ageOn(leila, '2026-03-25')).toBeUndefined();
  expect(ageOn(maryam, '1990-01-01')).toBeUndefined();
});

it('is shown in its own calendar', () => {
  expect(showBirthday(maryam, 'fa')).toBe('۵ فروردین ۱۳۷۰');
  expect(showBirthday(leila, 'en')).toBe('30 Esfand');
  expect(birthdayFromDay('2026-03-25', 'jalali')).toEqual({ calendar: 'jalali', year: 1405, month: 1, day: 5 });
});
