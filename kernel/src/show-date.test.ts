import { describe, expect, it } from 'vitest';
import { showDay, showInstant, showRelative, showRelativeDay, showTime } from './show-date.ts';

const day = '2026-03-25'; // 5 Farvardin 1405

describe('a day', () => {
  it.each([
    ['short', '۱۴۰۵/۰۱/۰۵', '2026-03-25'],
    ['medium', '۵ فروردین ۱۴۰۵', '25 Mar 2026'],
    ['long', '۵ فروردین ۱۴۰۵', '25 March 2026'],
    ['full', 'چهارشنبه ۵ فروردین ۱۴۰۵', 'Wednesday 25 March 2026'],
    ['day-month', '۵ فروردین', '25 March'],
    ['month', 'فروردین', 'March'],
    ['month-short', 'فرو', 'Mar'],
    ['month-year', 'فروردین ۱۴۰۵', 'March 2026'],
  ] as const)('is shown %s', (style, fa, en) => {
    expect(showDay(day, { language: 'fa', style })).toBe(fa);
    expect(showDay(day, { language: 'en', style })).toBe(en);
  });

  it('is shown in the calendar that the reader chose', () => {
    expect(showDay(day, { language: 'fa', calendar: 'gregorian', style: 'full' })).toBe('چهارشنبه ۲۵ مارس ۲۰۲۶');
    expect(showDay(day, { language: 'en', calendar: 'jalali', style: 'long' })).toBe('5 Farvardin 1405');
    expect(showDay(day, { language: 'en', calendar: 'jalali', style: 'short' })).toBe('1405/01/05');
    expect(showDay(day, { language: 'fa', calendar: 'gregorian', style: 'short' })).toBe('۲۰۲۶/۰۳/۲۵');
  });

  it('is medium unless said, and right at the turn of the year', () => {
    expect(showDay('2026-03-20', { language: 'fa' })).toBe('۲۹ اسفند ۱۴۰۴');
    expect(showDay('2026-03-20', { language: 'fa', style: 'full' })).toBe('جمعه ۲۹ اسفند ۱۴۰۴');
  });
});

it('an instant is shown by the clock of the zone', () => {
  const at = new Date('2026-03-25T11:00:00Z');
  expect(showInstant(at, { language: 'fa', timeZone: 'Asia/Tehran' })).toBe('۵ فروردین ۱۴۰۵، ۱۴:۳۰');
  expect(showInstant(at, { language: 'en', timeZone: 'Asia/Tehran', style: 'short' })).toBe('2026-03-25, 14:30');
  expect(
    showInstant(new Date('2026-03-24T22:05:00Z'), { language: 'fa', timeZone: 'Asia/Tehran', style: 'short' }),
  ).toBe('۱۴۰۵/۰۱/۰۵، ۰۱:۳۵');
  expect(showTime(at, { language: 'en', timeZone: 'UTC' })).toBe('11:00');
});

describe('how long ago', () => {
  const now = Date.parse('2026-03-25T11:00:00Z'); // 14:30 in Tehran
  const minute = 60_000;
  const dayMs = 1440 * minute;
  it.each([
    [0, 'همین حالا', 'just now'],
    [-59_999, 'همین حالا', 'just now'],
    [-minute, '۱ دقیقه پیش', '1 minute ago'],
    [-45 * minute, '۴۵ دقیقه پیش', '45 minutes ago'],
    [-3.5 * 60 * minute, '۳ ساعت پیش', '3 hours ago'],
    [-15 * 60 * minute, 'دیروز', 'yesterday'],
    [-3 * dayMs, '۳ روز پیش', '3 days ago'],
    [-20 * dayMs, '۲ هفته پیش', '2 weeks ago'],
    [-100 * dayMs, '۳ ماه پیش', '3 months ago'],
    [-365 * dayMs, '۱ سال پیش', '1 year ago'],
    [-800 * dayMs, '۲ سال پیش', '2 years ago'],
    [2 * 60 * minute, '۲ ساعت دیگر', 'in 2 hours'],
    [dayMs, 'فردا', 'tomorrow'],
    [3 * dayMs, '۳ روز دیگر', 'in 3 days'],
  ])('%i ms', (ms, fa, en) => {
    expect(showRelative(now + ms, now, { language: 'fa', timeZone: 'Asia/Tehran' })).toBe(fa);
    expect(showRelative(new Date(now + ms), new Date(now), { language: 'en', timeZone: 'Asia/Tehran' })).toBe(en);
  });

  it('counts days without a clock', () => {
    expect(showRelativeDay(day, day, 'fa')).toBe('امروز');
    expect(showRelativeDay('2026-03-24', day, 'en')).toBe('yesterday');
    expect(showRelativeDay('2026-04-04', day, 'fa')).toBe('۱۰ روز دیگر');
  });
});
