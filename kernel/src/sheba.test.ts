import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bankOfSheba, isSheba, parseSheba, showSheba } from './sheba.ts';

const parsian = 'IR820540102680020817909002';

it.each([parsian, 'IR062960000000100324200001'])('%s is a Sheba', (text) => {
  expect(isSheba(text)).toBe(true);
});

it('is read in any digits, with or without IR', () => {
  for (const text of [
    'IR82 0540 1026 8002 0817 9090 02',
    'ir820540102680020817909002',
    '820540102680020817909002',
    '۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲',
  ]) {
    expect(parseSheba(text)).toBe(parsian);
  }
});

it('is none when a digit is wrong, missing or over, or of another country', () => {
  for (const text of [
    'IR820540102680020817909003',
    parsian.slice(0, -1),
    `${parsian}0`,
    'GB82WEST12345698765432',
    '',
    'شبا',
  ]) {
    expect(parseSheba(text)).toBeUndefined();
  }
});

it('shows any one changed digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 25 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
      const other = (Number(parsian.charAt(place)) + change) % 10;
      expect(isSheba(parsian.slice(0, place) + other + parsian.slice(place + 1))).toBe(false);
    }),
  );
});

it('names its bank and shows in fours', () => {
  expect(bankOfSheba(parsian)).toBe('054');
  expect(showSheba(parsian)).toBe('IR82 0540 1026 8002 0817 9090 02');
});
