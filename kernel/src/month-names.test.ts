import { expect, it } from 'vitest';
import { monthName, monthNames, seasonName, weekdayName } from './month-names.ts';

it('names months as the house writes them', () => {
  expect(monthName(1, 'jalali', 'fa')).toBe('فروردین');
  expect(monthNames('jalali', 'fa', 'short').join('، ')).toBe(
    'فرو، ارد، خرد، تیر، مرد، شهر، مهر، آبا، آذر، دی، بهم، اسف',
  );
  expect(monthName(12, 'jalali', 'en')).toBe('Esfand');
  expect(monthName(12, 'gregorian', 'en', 'short')).toBe('Dec');
});

it('names Iran’s months as the runtime does', () => {
  const names = new Intl.DateTimeFormat('fa-IR', { month: 'long', timeZone: 'UTC' });
  const nowruz = Date.UTC(2026, 2, 21);
  expect(monthNames('jalali', 'fa')).toEqual(
    Array.from({ length: 12 }, (_, i) => names.format(nowruz + (i * 30.5 + 5) * 86_400_000)),
  );
});

it('names seasons, and weekdays from Saturday', () => {
  expect([1, 2, 3, 4].map((season) => seasonName(season, 'fa'))).toEqual(['بهار', 'تابستان', 'پاییز', 'زمستان']);
  expect(weekdayName(0, 'fa')).toBe('شنبه');
  expect(weekdayName(3, 'fa')).toBe('سه‌شنبه');
  expect(weekdayName(6, 'en')).toBe('Friday');
  expect(weekdayName(6, 'fa', 'short')).toBe('ج');
});

it('throws for a month that there is not', () => {
  expect(() => monthName(13, 'jalali', 'fa')).toThrow(RangeError);
  expect(() => weekdayName(7, 'en')).toThrow(RangeError);
});
