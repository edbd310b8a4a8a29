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
