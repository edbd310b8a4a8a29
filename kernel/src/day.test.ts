import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromGregorian,
  dayFromNumber,
  dayNumber,
  daysBetween,
  gregorianParts,
  isDay,
  startOfWeek,
  weekdayOf,
} from './day.ts';

describe('a day', () => {
  it('has the number and the date that the runtime gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (number) => {
        const day = dayFromNumber(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
      }),
    );
  });

  it('exists or is refused', () => {
    expect(dayFromGregorian(2024, 2, 29)).toBe('2024-02-29');
    expect(dayFromGregorian(2000, 2, 29)).toBe('2000-02-29');
    expect(dayFromGregorian(2026, 4, 30)).toBe('2026-04-30');
    for (const [year, month, day] of [
      [2025, 2, 29],
      [1900, 2, 29],
      [2026, 4, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [0, 1, 1],
      [2026, 1.5, 1],
    ] as const) {
      expect(dayFromGregorian(year, month, day)).toBeUndefined();
    }
  });

  it('is known by its spelling', () => {
    expect(isDay('2026-03-21')).toBe(true);
    for (const text of ['2026-3-21', '2026-02-30', '2026-03-21T00:00', '1405/01/01', 'Nowruz', ''])
      expect(isDay(text)).toBe(false);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => dayFromNumber(2932897)).toThrow(RangeError);
    expect(() => dayFromNumber(0.5)).toThrow(RangeError);
  });

  it('counts days to another', () => {
    expect(addDays('2026-03-21', 365)).toBe('2027-03-21');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2026-03-21', '2027-03-21')).toBe(365);
    expect(daysBetween('2026-03-21', '2026-03-20')).toBe(-1);
    expect(gregorianParts('2026-03-21')).toEqual({ year: 2026, month: 3, day: 21 });
  });
});

describe('the week', () => {
  it('begins on Saturday', () => {
    expect(weekdayOf('2026-03-21')).toBe(0); // Nowruz 1405 was a Saturday
    expect(weekdayOf('2026-03-20')).toBe(6);
    expect(weekdayOf('1969-12-27')).toBe(0);
    expect(startOfWeek('2026-03-27')).toBe('2026-03-21');
    expect(startOfWeek('2026-03-21')).toBe('2026-03-21');
  });

  it('begins on another day where the workspace says so', () => {
    const monday = 2;
    expect(startOfWeek('2026-03-22', monday)).toBe('2026-03-16');
    expect(startOfWeek('2026-03-23', monday)).toBe('2026-03-23');
  });
});
