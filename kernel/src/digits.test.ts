import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDigitsOf, toLatinDigits, toPersianDigits } from './digits.ts';

it('reads the digits of the three alphabets as one', () => {
  for (const text of ['0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩', '۰۱۲٣٤٥6789']) {
    expect(toLatinDigits(text)).toBe('0123456789');
    expect(toPersianDigits(text)).toBe('۰۱۲۳۴۵۶۷۸۹');
  }
});

it('leaves letters and marks alone', () => {
  expect(toLatinDigits('پلاک ۱۲، طبقهٔ ٣')).toBe('پلاک 12، طبقهٔ 3');
  expect(toPersianDigits('Maryam, 3rd floor')).toBe('Maryam, ۳rd floor');
});

it('shows the digits of the reader', () => {
  expect(toDigitsOf('fa', '1405/01/05')).toBe('۱۴۰۵/۰۱/۰۵');
  expect(toDigitsOf('en', '۱۴۰۵/۰۱/۰۵')).toBe('1405/01/05');
});

it('goes there and back, and does nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const latin = toLatinDigits(text);
      expect(toLatinDigits(toPersianDigits(text))).toBe(latin);
      expect(toLatinDigits(latin)).toBe(latin);
      expect(latin).toHaveLength(text.length);
    }),
  );
});
