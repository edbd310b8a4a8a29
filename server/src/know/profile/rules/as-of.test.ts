import { expect, it } from 'vitest';
import { chooseAsOf, endOfData } from './as-of.ts';

const today = '2026-11-22';

it('is today unless the workspace says otherwise', () => {
  expect(chooseAsOf({ today, lastDay: '2026-11-20' })).toMatchObject({ day: today, setting: 'today', proposed: null });
});

it('is the day after the last purchase by setting, and today while nobody has bought', () => {
  const setting = 'after-last-purchase';
  expect(chooseAsOf({ today, lastDay: '1998-06-30', setting }).day).toBe('1998-07-01');
  expect(chooseAsOf({ today, lastDay: null, setting }).day).toBe(today);
});

it('proposes the day after the last purchase when the data ended more than sixty days ago', () => {
  expect(chooseAsOf({ today, lastDay: '2026-09-22' }).proposed).toBe('after-last-purchase');
  expect(chooseAsOf({ today, lastDay: '2026-09-23' }).proposed).toBeNull();
});

it('is what was asked before anything else', () => {
  expect(chooseAsOf({ asked: '1997-10-01', today, lastDay: '1998-06-30' })).toMatchObject({ day: '1997-10-01' });
});

it('lets the histories end the day before, unless purchases of the day itself are in', () => {
  expect(endOfData('1998-07-01', '1998-06-30')).toBe('1998-06-30');
  expect(endOfData('2026-11-22', '2026-11-10')).toBe('2026-11-21');
  expect(endOfData('2026-11-22', '2026-11-22')).toBe('2026-11-22');
});
