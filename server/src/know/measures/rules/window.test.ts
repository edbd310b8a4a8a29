import { addDays, daysBetween } from '@peyvand/kernel/calendar';
import { expect, it } from 'vitest';
import { chooseWindow } from './window.ts';

it('is the twelve months that end with the as-of day, by either calendar', () => {
  expect(chooseWindow({}, '2026-11-22', 'year', 'gregorian')).toEqual({ from: '2025-11-23', to: '2026-11-23' });
  // 1 Azar 1405 back to 1 Azar 1404, which was 22 November 2025
  expect(chooseWindow({}, '2026-11-22', 'year', 'jalali')).toEqual({ from: '2025-11-23', to: '2026-11-23' });
});

it('is everything up to the as-of day where no year is meant', () => {
  expect(chooseWindow({}, '1998-07-01', 'all', 'gregorian')).toEqual({ from: null, to: '1998-07-02' });
});

it('is what was asked, half-open, and nothing when it is empty', () => {
  expect(chooseWindow({ from: '1997-01-01', to: '1997-04-01' }, '1998-07-01', 'year', 'gregorian')).toEqual({
    from: '1997-01-01',
    to: '1997-04-01',
  });
  expect(chooseWindow({ from: '1997-04-01', to: '1997-04-01' }, '1998-07-01', 'all', 'gregorian')).toBeUndefined();
});

it.each([
  ['2026-03-20', 'jalali', '2025-03-21'],
  ['2025-03-20', 'jalali', '2024-03-20'],
  ['2025-03-19', 'jalali', '2024-03-20'],
  ['2025-02-28', 'gregorian', '2024-03-01'],
  ['2024-02-29', 'gregorian', '2023-03-01'],
  ['2024-02-28', 'gregorian', '2023-03-01'],
] as const)(
  'twelve months that end with %s (%s) begin on %s: a leap day is in one year only',
  (asOf, calendar, from) => {
    expect(chooseWindow({}, asOf, 'year', calendar)).toEqual({ from, to: addDays(asOf, 1) });
  },
);

it('twelve months have 365 or 366 days, whatever day they end with', () => {
  for (const calendar of ['jalali', 'gregorian'] as const)
    for (let day = '2023-01-01'; day < '2027-12-31'; day = addDays(day, 1)) {
      const { from } = chooseWindow({}, day, 'year', calendar) ?? {};
      const length = daysBetween(from ?? '', day) + 1;
      expect([365, 366], `${day} ${calendar}`).toContain(length);
    }
});
