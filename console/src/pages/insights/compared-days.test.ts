import { expect, test } from 'vitest';
import { comparedDays, isComparable, monthsOf, wholeMonths } from './compared-days.ts';

/** 1 Azar 1404 to the end of Aban 1405. */
const year = { from: '2025-11-22', to: '2026-11-22' };

test('twelve Jalali months are compared with the twelve before, though these have other lengths', () => {
  expect(wholeMonths(year, 'jalali')).toBe(12);
  expect(comparedDays(year, 'previous', 'jalali')).toEqual({ from: '2024-11-21', to: '2025-11-22' });
});

test('a period that begins inside a month is compared with as many days before it', () => {
  const ten = { from: '2026-11-05', to: '2026-11-15' };
  expect(wholeMonths(ten, 'jalali')).toBeNull();
  expect(comparedDays(ten, 'previous', 'jalali')).toEqual({ from: '2026-10-26', to: '2026-11-05' });
});

test('last year is the same days of the reader’s calendar, and none is none', () => {
  const mehr = { from: '2026-09-23', to: '2026-10-23' };
  expect(comparedDays(mehr, 'year', 'jalali')).toEqual({ from: '2025-09-23', to: '2025-10-23' });
  expect(comparedDays(mehr, 'none', 'jalali')).toBeNull();
});

test('months of a period are cut at its ends, and of a long one the last twelve are told', () => {
  expect(monthsOf({ from: '2026-01-10', to: '2026-02-15' }, 'gregorian')).toEqual([
    { from: '2026-01-10', to: '2026-02-01' },
    { from: '2026-02-01', to: '2026-02-15' },
  ]);
  expect(monthsOf({ from: '2024-01-01', to: '2026-01-01' }, 'gregorian').at(0)?.from).toBe('2025-01-01');
});

test('nothing is compared with days from before the data began', () => {
  const compared = { from: '2024-11-21', to: '2025-11-22' };
  expect(isComparable(compared, '2024-11-25', 'jalali')).toBe(true);
  expect(isComparable(compared, '2025-11-13', 'jalali')).toBe(false);
  expect(isComparable(compared, null, 'jalali')).toBe(false);
});
