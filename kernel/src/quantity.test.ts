import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuantity, quantityText } from './quantity.ts';

it.each([
  [2, 2000],
  [1.5, 1500],
  [1.005, 1005],
  ['1.5', 1500],
  ['۱٫۵', 1500],
  ['1/5', 1500],
  ['1.2500', 1250],
  ['1,250', 1_250_000],
  ['0.001', 1],
])('%s is %i thousandths', (given, thousandths) => {
  expect(parseQuantity(given)).toBe(thousandths);
});

it.each([
  0,
  -1,
  0.0001,
  0.1 + 0.2,
  1e21,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  '0',
  '-2',
  '1.0005',
  '1e3',
  'دو',
  '9007199254741',
])('%s is no quantity', (given) => {
  expect(parseQuantity(given)).toBeUndefined();
});

it('is written as the shortest decimal, and read back', () => {
  expect([1500, 2000, 1, -500, -1250].map(quantityText)).toEqual(['1.5', '2', '0.001', '-0.5', '-1.25']);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (quantity) => parseQuantity(quantityText(quantity)) === quantity),
  );
});
