import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, gregorianParts } from './day.ts';
import { jalaliOf } from './jalali.ts';
import { parseDay } from './parse-day.ts';

describe('a date with its year first', () => {
  it.each(['1405/1/5', '1405/01/05', '۱۴۰۵-۰۱-۰۵', '١٤٠٥.١.٥', ' 1405 / 01 / 05 ', '14050105', '\u200F۱۴۰۵/۱/۵'])(
    'reads %s as 5 Farvardin 1405',
    (text) => {
      expect(parseDay(text)).toEqual({ day: '2026-03-25', calendar: 'jalali' });
    },
  );

  it.each(['2009-12-01', '2009/12/1', '۲۰۰۹-۱۲-۰۱', '20091201'])('reads %s as 1 December 2009', (text) => {
    expect(parseDay(text)).toEqual({ day: '2009-12-01', calendar: 'gregorian' });
  });
});

describe('a date in words', () => {
  it.each([
    '5 فروردین 1405',
    '۵ فروردین ۱۴۰۵',
    'چهارشنبه ۵ فروردین ۱۴۰۵',
    '۵ فروردین‌ماه ۱۴۰۵',
    '1405 فروردين 5',
    '5 Farvardin 1405',
    '۵فروردین۱۴۰۵',
  ])('reads %s as 5 Farvardin 1405', (text) => {
    expect(parseDay(text)).toEqual({ day: '2026-03-25', calendar: 'jalali' });
  });

  it.each([
    '25 Dec 2010',
    'December 25, 2010',
    '25-Dec-2010',
    'Saturday, 25 December 2010',
    '25th of December 2010',
    '۲۵ دسامبر ۲۰۱۰',
  ])('reads %s as 25 December 2010', (text) => {
    expect(parseDay(text)).toEqual({ day: '2010-12-25', calendar: 'gregorian' });
  });

  it('does not read a month with a year of the other calendar', () => {
    expect(parseDay('5 فروردین 2026')).toBeUndefined();
    expect(parseDay('5 December 1405')).toBeUndefined();
  });
});

describe('a date that could be two', () => {
  it('is read only when its order is known', () => {
    expect(parseDay('12/25/2010')).toBeUndefined();
    expect(parseDay('12/01/2010')).toBeUndefined();
    expect(parseDay('12/01/2010', { order: 'mdy' })?.day).toBe('2010-12-01');
    expect(parseDay('12/01/2010', { order: 'dmy' })?.day).toBe('2010-01-12');
    expect(parseDay('12/25/2010', { order: 'dmy' })).toBeUndefined();
    expect(parseDay('۵/۱/۱۴۰۵', { order: 'dmy' })).toEqual({ day: '2026-03-25', calendar: 'jalali' });
  });

  it('with a year of two digits is read only when its calendar is known', () => {
    expect(parseDay('05/01/05')).toBeUndefined();
    expect(parseDay('05/01/05', { shortYears: 'jalali' })?.day).toBe('2026-03-25');
    expect(parseDay('98/12/29', { shortYears: 'jalali' })?.day).toBe('2020-03-19');
    expect(parseDay('65/3/2', { shortYears: 'jalali', order: 'ymd' })?.day).toBe('1986-05-23');
    expect(parseDay('65/3/2', { shortYears: 'jalali', order: 'dmy' })?.day).toBe('1986-05-23');
    expect(parseDay('03/07/05', { shortYears: 'jalali', order: 'ymd' })?.day).toBe('2024-09-26');
    expect(parseDay('03/07/05', { shortYears: 'jalali', order: 'dmy' })?.day).toBe('2026-09-25');
    expect(parseDay('05/07/3', { shortYears: 'jalali', order: 'dmy' })).toBeUndefined();
    expect(parseDay('12/01/09', { order: 'mdy' })).toBeUndefined();
    expect(parseDay('12/01/09', { order: 'mdy', shortYears: 'gregorian' })?.day).toBe('2009-12-01');
    expect(parseDay('01-Dec-09')).toBeUndefined();
    expect(parseDay('01-Dec-09', { shortYears: 'gregorian' })?.day).toBe('2009-12-01');
  });
});

it.each([
  '1404/12/30',
  '1405/07/31',
  '1405/13/01',
  '1405/00/01',
  '2026-02-30',
  '2025-02-29',
  '20260230',
  '1600-01-01',
  '1899-12-31',
  '2101-01-01',
  '30 Esfand 1404',
  '',
  ' ',
  'فردا',
  '1405',
  '1405/01',
  '1405/01/05/06',
  '0912 345 6789',
  '2026-03-21T10:00',
  '1405-01/05',
  '5 5 1405',
])('does not read %s', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

it('reads 30 Esfand of a leap year', () => {
  expect(parseDay('1403/12/30')?.day).toBe('2025-03-20');
});

it('reads back each day of 1300 to 1450 in both calendars', () => {
  fc.assert(
    fc.property(fc.integer({ min: -17_820, max: 36_000 }).map(dayFromNumber), (day) => {
      const jalali = jalaliOf(day);
      const gregorian = gregorianParts(day);
      expect(parseDay(`${jalali.year}/${jalali.month}/${jalali.day}`)).toEqual({ day, calendar: 'jalali' });
      expect(parseDay(`${gregorian.year}-${gregorian.month}-${gregorian.day}`)).toEqual({ day, calendar: 'gregorian' });
    }),
  );
});
