import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, parseNumber, toScaled } from './parse-number.ts';
import { showNumber } from './show-number.ts';

it.each([
  ['۱۲٫۵', 12.5],
  ['12/5', 12.5],
  ['1,250.75', 1250.75],
  ['۱٬۲۵۰', 1250],
  ['1،250', 1250],
  ['1 250', 1250],
  ['1.250.000', 1_250_000],
  ["1'250", 1250],
  ['٣', 3],
  ['.5', 0.5],
  ['007', 7],
  [' +4 ', 4],
  ['−۵', -5],
  ['5-', -5],
  ['(5)', -5],
  ['\u200E−۱٬۲۵۰', -1250],
  ['-0', 0],
])('reads %s', (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

it.each([
  '',
  '-',
  '()',
  'ده',
  '12,5',
  '1,25,000',
  '1,250,00',
  '5.',
  '1e5',
  '--5',
  '1..5',
  '5%',
  '1 2',
  '1,250 000',
  '1.5.5',
])('does not read %s', (text) => {
  expect(parseNumber(text)).toBeUndefined();
});

it('reads the decimal comma of a file whose owner has said so', () => {
  expect(parseNumber('1.250,5', { decimalMark: ',' })).toBe(1250.5);
  expect(parseNumber('12,5', { decimalMark: ',' })).toBe(12.5);
  expect(parseNumber('1,250', { decimalMark: '.' })).toBe(1250);
  expect(parseNumber('12/5', { decimalMark: '/' })).toBe(12.5);
  expect(parseNumber('12/5', { decimalMark: '.' })).toBeUndefined();
});

it('reads back what is shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('fa', 'en'), (thousandths, language) => {
      const number = thousandths / 1000;
      expect(parseNumber(showNumber(number, language, { decimals: 3 }))).toBe(number === 0 ? 0 : number);
    }),
  );
});

describe('an exact decimal', () => {
  it('keeps its digits as written', () => {
    expect(parseDecimal('-0,012.3400')).toBeUndefined();
    expect(parseDecimal('-1,012.3400')).toEqual({ negative: true, whole: '1012', fraction: '3400', mark: '.' });
  });

  it('becomes an integer of its smallest parts, or is too fine or too large', () => {
    const scaled = (text: string, places: number) => {
      const decimal = parseDecimal(text);
      return decimal && toScaled(decimal, places);
    };
    expect(scaled('12.3400', 2)).toBe(1234);
    expect(scaled('-12.3', 2)).toBe(-1230);
    expect(scaled('12.345', 2)).toBeUndefined();
    expect(scaled('9007199254740991', 0)).toBe(Number.MAX_SAFE_INTEGER);
    expect(scaled('9007199254740992', 0)).toBeUndefined();
  });
});
