import { describe, expect, it } from 'vitest';
import { dayFromNumber, numberFromGregorian } from './day.ts';
import {
  gregorianOf,
  isJalaliLeap,
  jalaliFromNumber,
  jalaliMonthLength,
  jalaliOf,
  numberFromJalali,
} from './jalali.ts';

describe('the Jalali calendar', () => {
  it('agrees with the runtime on every day of 1800 to 2200, but for 1503 where the runtime is a day early', () => {
    const persian = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    const last = numberFromGregorian(2200, 12, 31);
    const differing = new Set<number>();
    for (let number = numberFromGregorian(1800, 1, 1); number <= last; number++) {
      const ours = jalaliFromNumber(number);
      const parts = persian.formatToParts(number * 86_400_000);
      const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
      if (ours.year !== of('year') || ours.month !== of('month') || ours.day !== of('day')) differing.add(ours.year);
      if (numberFromJalali(ours.year, ours.month, ours.day) !== number)
        throw new Error(`${dayFromNumber(number)} does not come back`);
    }
    // 30 Esfand 1502 is the runtime's 1 Farvardin 1503, and that whole year stays a day apart.
    expect([...differing]).toEqual([1502, 1503]);
  });

  it.each([
    [1405, '2026-03-21'],
    [1406, '2027-03-21'],
    [1407, '2028-03-20'],
    [1408, '2029-03-20'],
    [1409, '2030-03-21'],
  ])('begins %i at Nowruz %s', (year, nowruz) => {
    expect(gregorianOf(year, 1, 1)).toBe(nowruz);
    expect(jalaliOf(nowruz)).toEqual({ year, month: 1, day: 1 });
  });

  it('has its leap years, with five years from 1403 to 1408', () => {
    const leap = Array.from({ length: 45 }, (_, i) => 1395 + i).filter(isJalaliLeap);
    expect(leap).toEqual([1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436]);
  });

  it('has months of 31, 30 and 29 or 30 days', () => {
    expect(Array.from({ length: 12 }, (_, i) => jalaliMonthLength(1404, i + 1))).toEqual([
      31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29,
    ]);
    expect(jalaliMonthLength(1403, 12)).toBe(30);
  });

  it.each([
    [1404, 12, 30],
    [1405, 7, 31],
    [1405, 0, 1],
    [1405, 13, 1],
    [1405, 1, 0],
    [1405.5, 1, 1],
    [0, 1, 1],
    [3001, 1, 1],
  ])('has no day %d/%d/%d', (year, month, day) => {
    expect(gregorianOf(year, month, day)).toBeUndefined();
  });

  it('has 30 Esfand in a leap year', () => {
    expect(gregorianOf(1403, 12, 30)).toBe('2025-03-20');
  });
});
