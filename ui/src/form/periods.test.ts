import { gregorianOf } from '@peyvand/kernel/calendar';
import { expect, test } from 'vitest';
import { periodOf, presetOf } from './periods.ts';

const jalali = (year: number, month: number, day: number) => {
  const found = gregorianOf(year, month, day);
  if (found === undefined) throw new Error('no such day');
  return found;
};
const today = jalali(1405, 8, 30);

test('this month in Persian begins on the first of Aban and ends with today', () => {
  expect(periodOf('thisMonth', today, 'jalali')).toEqual({ from: jalali(1405, 8, 1), to: jalali(1405, 9, 1) });
});
test('last 12 months are twelve whole months', () => {
  expect(periodOf('last12Months', today, 'jalali')).toEqual({ from: jalali(1404, 8, 1), to: jalali(1405, 8, 1) });
});
test('last year is the whole Jalali year, Nowruz to Nowruz', () => {
  expect(periodOf('lastYear', today, 'jalali')).toEqual({ from: '2025-03-21', to: '2026-03-21' });
});
test('in the Gregorian calendar the same words mean other days', () => {
  expect(periodOf('lastMonth', '2026-11-21', 'gregorian')).toEqual({ from: '2026-10-01', to: '2026-11-01' });
});
test('a period knows its name again', () => {
  expect(presetOf(periodOf('lastMonth', today, 'jalali'), today, 'jalali')).toBe('lastMonth');
  expect(presetOf({ from: '2026-01-05', to: '2026-01-09' }, today, 'jalali')).toBeNull();
});
