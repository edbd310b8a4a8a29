import { describe, expect, it } from 'vitest';
import { parseInstant } from './parse-instant.ts';

const tehran = (text: string) => parseInstant(text, 'Asia/Tehran')?.at.toISOString();

describe('an instant with its offset', () => {
  it.each([
    ['2026-03-21T10:00:00+03:30', '2026-03-21T06:30:00.000Z'],
    ['2026-03-21T06:30:00Z', '2026-03-21T06:30:00.000Z'],
    ['2026-03-21t06:30:00.123456z', '2026-03-21T06:30:00.123Z'],
    ['2026-03-21 10:00+0330', '2026-03-21T06:30:00.000Z'],
    ['2026-03-20T23:00:00-07:30', '2026-03-21T06:30:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(tehran(text)).toBe(instant);
  });

  it('falls in the day of the zone', () => {
    expect(parseInstant('2026-03-20T22:00:00Z', 'Asia/Tehran')).toEqual({
      at: new Date('2026-03-20T22:00:00Z'),
      day: '2026-03-21',
      precision: 'instant',
      calendar: 'gregorian',
    });
  });
});

describe('a time of the zone', () => {
  it.each([
    '1405/01/05 14:30',
    '۱۴۰۵/۱/۵ - ۱۴:۳۰',
    '۱۴۰۵/۰۱/۰۵، ۱۴:۳۰:۰۰',
    '14:30 1405/01/05',
    '۱۴۰۵/۰۱/۰۵ ساعت ۱۴:۳۰',
    '5 فروردین 1405 ساعت 14:30',
    '1405/1/5 2:30 ب.ظ',
    '2026-03-25 2:30 PM',
    'Mar 25, 2026 2:30:00 pm',
  ])('reads %s', (text) => {
    expect(tehran(text)).toBe('2026-03-25T11:00:00.000Z');
  });

  it('knows noon and midnight of the twelve-hour clock', () => {
    expect(tehran('1405/01/05 12:00 AM')).toBe('2026-03-24T20:30:00.000Z');
    expect(tehran('1405/01/05 12:00 PM')).toBe('2026-03-25T08:30:00.000Z');
  });

  it('reads a till of London with the month first', () => {
    const read = parseInstant('12/1/2010 8:26', 'Europe/London', { order: 'mdy' });
    expect(read?.at.toISOString()).toBe('2010-12-01T08:26:00.000Z');
    expect(parseInstant('12/1/2010 8:26', 'Europe/London')).toBeUndefined();
  });
});

it('a date alone is its first instant, known to the day', () => {
  expect(parseInstant('۱۴۰۵/۰۱/۰۵', 'Asia/Tehran')).toEqual({
    at: new Date('2026-03-24T20:30:00Z'),
    day: '2026-03-25',
    precision: 'day',
    calendar: 'jalali',
  });
});

it.each([
  '',
  '14:30',
  '1405/01/05 25:00',
  '1405/01/05 24:00',
  '1405/01/05 10:60',
  '1405/01/05 13:00 PM',
  '1405/01/05 0:30 AM',
  '1404/12/30 10:00',
  '2026-02-30T10:00Z',
  '2026-03-21T10:00:00+25:00',
  '2026-03-21T10:00:61Z',
  'Saturday 10:00',
])('does not read %s', (text) => {
  expect(tehran(text)).toBeUndefined();
});

describe('instants as programs write them', () => {
  it.each([
    ['2025-03-25 21:05:00 UTC', '2025-03-25T21:05:00.000Z', '2025-03-26'],
    ['2025-03-25 10:05:00 +0330', '2025-03-25T06:35:00.000Z', '2025-03-25'],
    ['Tue Mar 25 2025 10:05:00 GMT+0330 (Iran Standard Time)', '2025-03-25T06:35:00.000Z', '2025-03-25'],
    ['Tue, 25 Mar 2025 10:05:00 GMT', '2025-03-25T10:05:00.000Z', '2025-03-25'],
    ['20250325T100500Z', '2025-03-25T10:05:00.000Z', '2025-03-25'],
    ['20250325T1005', '2025-03-25T06:35:00.000Z', '2025-03-25'],
  ])('reads %s', (text, at, day) => {
    const read = parseInstant(text, 'Asia/Tehran');
    expect([read?.at.toISOString(), read?.day]).toEqual([at, day]);
  });
});
