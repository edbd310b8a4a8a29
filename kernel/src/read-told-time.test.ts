import { describe, expect, it } from 'vitest';
import { gregorianMonthLength } from './day.ts';
import { jalaliMonthLength } from './jalali.ts';
import { isTooFarAhead, isUnread, lastPossibleDay, readToldTime } from './read-told-time.ts';

const tehran = { timeZone: 'Asia/Tehran', calendar: 'jalali' } as const;
const london = { timeZone: 'Europe/London', calendar: 'gregorian' } as const;
const two = (n: number) => String(n).padStart(2, '0');
const meantBy = (text: string, place: Parameters<typeof readToldTime>[1] = tehran) => {
  const read = readToldTime(text, place);
  return isUnread(read) ? read.meant : 'read';
};

describe('FRONTDOOR 19: an instant with its offset', () => {
  it.each([
    ['2026-11-22T10:00:00+03:30', '2026-11-22T06:30:00.000Z', '2026-11-22'],
    ['2026-11-22t06:30:00.25z', '2026-11-22T06:30:00.250Z', '2026-11-22'],
    ['2026-11-22 06:30:00Z', '2026-11-22T06:30:00.000Z', '2026-11-22'],
    ['2026-11-21T20:30:00-00:00', '2026-11-21T20:30:00.000Z', '2026-11-22'],
    ['2026-11-21T23:59:60Z', '2026-11-21T23:59:59.000Z', '2026-11-22'],
  ])('reads %s', (text, instant, day) => {
    expect(readToldTime(text, tehran)).toMatchObject({ at: new Date(instant), day, precision: 'instant' });
  });
});

describe('FRONTDOOR 19: a plain day', () => {
  it('is of either calendar in a Jalali workspace, and Gregorian in a Gregorian one', () => {
    expect(readToldTime('۱۴۰۵/۰۹/۰۱', tehran)).toMatchObject({ day: '2026-11-22', precision: 'day' });
    expect(readToldTime('1405-9-1', tehran)).toMatchObject({ day: '2026-11-22' });
    expect(readToldTime('2026-11-22', tehran)).toMatchObject({ day: '2026-11-22' });
    expect(readToldTime('2026-11-22', london)).toMatchObject({ day: '2026-11-22' });
    expect(meantBy('1405-09-01', london)).toBe('2026-11-22');
  });
});

describe('FRONTDOOR 19: what is not read says what may have been meant', () => {
  it.each([
    ['1405-09-01T10:00:00+03:30', '2026-11-22T10:00:00+03:30'],
    ['1405/09/01 10:00', '2026-11-22T10:00:00+03:30'],
    ['2026-11-22T10:00:00', '2026-11-22T10:00:00+03:30'],
    ['2026-11-22T10:00:00+0330', '2026-11-22T10:00:00+03:30'],
    ['2026-11-22T10:00Z', '2026-11-22T10:00:00Z'],
    ['20261122', '2026-11-22'],
    ['۱ آذر ۱۴۰۵', '1405/09/01'],
    ['yesterday', null],
    ['2026-02-30T10:00:00Z', null],
    ['0001-01-01T00:00:00Z', null],
    ['', null],
  ])('%s', (text, meant) => {
    expect(meantBy(text)).toBe(meant);
  });

  it('what was meant is itself read', () => {
    for (const text of ['1405-09-01T10:00:00+03:30', '2026-11-22T10:00-02:00', '1405/09/01 10:00', '۱ آذر ۱۴۰۵']) {
      expect(isUnread(readToldTime(String(meantBy(text)), tehran)), text).toBe(false);
    }
  });
});

it('FRONTDOOR 19: of each month of both calendars the days that exist are read and no other', () => {
  for (const year of [1279, 1403, 1404, 1478, 1900, 2000, 2023, 2024, 2099]) {
    const isJalali = year < 1500;
    for (let month = 0; month <= 13; month++) {
      const length =
        month < 1 || month > 12 ? 0 : isJalali ? jalaliMonthLength(year, month) : gregorianMonthLength(year, month);
      for (let day = 0; day <= 32; day++) {
        const exists = day >= 1 && day <= length;
        const text = `${year}-${two(month)}-${two(day)}`;
        expect(isUnread(readToldTime(text, tehran)), text).toBe(!exists);
        const instant = readToldTime(`${text}T12:00:00+03:30`, tehran);
        expect(isUnread(instant), `${text} with a time`).toBe(!exists || isJalali);
      }
    }
  }
});

it.each(['0000', '0001', '1278', '1479', '1500', '1899', '2100', '9999', '-0001', '+12026'])(
  'FRONTDOOR 19: the year %s is a typing error, as a day and as an instant',
  (year) => {
    for (const text of [`${year}-06-15`, `${year}/06/15`, `${year}-06-15T10:00:00Z`])
      expect(isUnread(readToldTime(text, tehran)), text).toBe(true);
  },
);

it('FRONTDOOR 20: more than a day ahead has not happened yet', () => {
  const now = new Date('2026-11-21T09:00:00Z');
  expect(isTooFarAhead(new Date('2026-11-22T09:00:00Z'), now)).toBe(false);
  expect(isTooFarAhead(new Date('2026-11-22T09:00:00.001Z'), now)).toBe(true);
  expect(lastPossibleDay(now, 'Asia/Tehran')).toBe('2026-11-22');
});
