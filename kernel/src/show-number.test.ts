import fc from 'fast-check';
import { expect, it } from 'vitest';
import { showCompact, showNumber, showPercent } from './show-number.ts';

it('shows numbers in the digits of the reader', () => {
  expect(showNumber(1_250_000.5, 'fa')).toBe('۱٬۲۵۰٬۰۰۰٫۵');
  expect(showNumber(1_250_000.5, 'en')).toBe('1,250,000.5');
  expect(showNumber(2.345, 'en')).toBe('2.35');
  expect(showNumber(2, 'en', { minDecimals: 2 })).toBe('2.00');
  expect(showNumber(0.12345, 'en', { decimals: 4 })).toBe('0.1235');
  expect(showNumber('90071992547409931', 'en')).toBe('90,071,992,547,409,931');
  expect(showNumber(-90071992547409931n, 'fa')).toBe('−۹۰٬۰۷۱٬۹۹۲٬۵۴۷٬۴۰۹٬۹۳۱');
});

it('puts the sign in one place, and none on nothing', () => {
  expect(showNumber(-1250, 'fa')).toBe('−۱٬۲۵۰');
  expect(showNumber(-1250, 'en')).toBe('−1,250');
  expect(showNumber(1250, 'en', { sign: 'always' })).toBe('+1,250');
  expect(showPercent(-0.07, 'fa')).toBe('−٪۷');
  expect(showNumber(-0.001, 'en')).toBe('0');
  expect(showNumber(-0, 'fa', { sign: 'always' })).toBe('۰');
});

it('shows shares', () => {
  expect(showPercent(0.483, 'fa')).toBe('٪۴۸٫۳');
  expect(showPercent(0.483, 'en')).toBe('48.3%');
  expect(showPercent(0.48324, 'en', { decimals: 2 })).toBe('48.32%');
  expect(showPercent(0.07, 'en', { sign: 'always' })).toBe('+7%');
  expect(showPercent(1, 'fa')).toBe('٪۱۰۰');
  expect(showPercent(1e-9, 'en')).toBe('0%');
});

it('shows large numbers in three figures', () => {
  expect(showCompact(18_432_100, 'fa')).toBe('۱۸٫۴ میلیون');
  expect(showCompact(18_432_100, 'en')).toBe('18.4M');
  expect(showCompact(2_500_000_000, 'fa')).toBe('۲٫۵ میلیارد');
  expect(showCompact(-12_500, 'fa')).toBe('−۱۲٫۵ هزار');
  expect(showCompact(950, 'en')).toBe('950');
});

it('shows what is not defined as a dash', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect([showNumber(value, 'fa'), showPercent(value, 'en'), showCompact(value, 'fa')]).toEqual(['—', '—', '—']);
  }
});

it('leaves no invisible mark behind', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.constantFrom('fa', 'en'), (value, language) => {
      for (const text of [showNumber(value, language), showPercent(value, language), showCompact(value, language)]) {
        expect(text).not.toMatch(/[\u00A0\u200B-\u200F\u202A-\u202F\u2066-\u2069]/);
      }
    }),
  );
});
