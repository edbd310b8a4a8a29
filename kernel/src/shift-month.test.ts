import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber } from './day.ts';
import { gregorianOf, jalaliOf } from './jalali.ts';
import {
  addMonths,
  addYears,
  dayOfMonthKey,
  jalaliMonthKey,
  monthKey,
  monthLength,
  quarterOf,
  startOfMonth,
  startOfQuarter,
  startOfYear,
  yearsBetween,
} from './shift-month.ts';

function jalali(year: number, month: number, day: number): string {
  const found = gregorianOf(year, month, day);
  if (found === undefined) throw new Error(`no day ${year}/${month}/${day}`);
  return found;
}

describe('steps of months', () => {
  it('stay within the month they reach', () => {
    expect(addMonths(jalali(1405, 6, 31), 1, 'jalali')).toBe(jalali(1405, 7, 30));
    expect(addMonths(jalali(1405, 1, 31), -1, 'jalali')).toBe(jalali(1404, 12, 29));
    expect(addMonths('2026-01-31', 1, 'gregorian')).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -13, 'gregorian')).toBe('2025-02-28');
  });

  it('of years keep 30 Esfand where there is one', () => {
    expect(addYears(jalali(1403, 12, 30), 1, 'jalali')).toBe(jalali(1404, 12, 29));
    expect(addYears(jalali(1403, 12, 30), 5, 'jalali')).toBe(jalali(1408, 12, 30));
    expect(addYears('2024-02-29', 1, 'gregorian')).toBe('2025-02-28');
  });

  it('add up for days that every month has', () => {
    const days = fc.integer({ min: -30_000, max: 60_000 }).map(dayFromNumber);
    const steps = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(days, steps, steps, fc.constantFrom('jalali', 'gregorian'), (day, a, b, calendar) => {
        const first = startOfMonth(day, calendar);
        expect(addMonths(addMonths(first, a, calendar), b, calendar)).toBe(addMonths(first, a + b, calendar));
      }),
    );
  });
});

describe('months, seasons and years', () => {
  const yalda = jalali(1405, 9, 30);

  it('have keys that sort', () => {
    expect(jalaliMonthKey(jalali(1405, 8, 12))).toBe('1405-08');
    expect(monthKey('2026-10-05')).toBe('2026-10');
    expect(dayOfMonthKey('1405-08', 'jalali')).toBe(jalali(1405, 8, 1));
    expect(dayOfMonthKey('2026-10', 'gregorian')).toBe('2026-10-01');
    for (const key of ['1405-13', '1405-8', '1405-00', '0000-01', 'آبان'])
      expect(dayOfMonthKey(key, 'jalali')).toBeUndefined();
  });

  it('have first days', () => {
    expect(startOfMonth(yalda, 'jalali')).toBe(jalali(1405, 9, 1));
    expect(startOfQuarter(yalda, 'jalali')).toBe(jalali(1405, 7, 1));
    expect(startOfYear(yalda, 'jalali')).toBe('2026-03-21');
    expect(startOfQuarter('2026-12-21', 'gregorian')).toBe('2026-10-01');
    expect(startOfYear('2026-12-21', 'gregorian')).toBe('2026-01-01');
    expect(jalaliOf(startOfMonth(yalda, 'gregorian'))).toEqual({ year: 1405, month: 9, day: 10 });
  });

  it('have lengths and seasons', () => {
    expect(monthLength(1403, 12, 'jalali')).toBe(30);
    expect(monthLength(2026, 2, 'gregorian')).toBe(28);
    expect(quarterOf(yalda, 'jalali')).toBe(3);
    expect(quarterOf('2026-03-21', 'jalali')).toBe(1);
    expect(quarterOf('2026-03-21', 'gregorian')).toBe(1);
  });
});

describe('age', () => {
  it('grows on the birthday of the own calendar', () => {
    const maryam = jalali(1370, 6, 31);
    expect(yearsBetween(maryam, jalali(1405, 6, 30), 'jalali')).toBe(34);
    expect(yearsBetween(maryam, jalali(1405, 6, 31), 'jalali')).toBe(35);
  });

  it('of one born on 30 Esfand grows on 29 Esfand of a common year', () => {
    expect(yearsBetween(jalali(1403, 12, 30), jalali(1404, 12, 28), 'jalali')).toBe(0);
    expect(yearsBetween(jalali(1403, 12, 30), jalali(1404, 12, 29), 'jalali')).toBe(1);
  });
});
