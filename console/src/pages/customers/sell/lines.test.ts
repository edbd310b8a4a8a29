import { expect, test } from 'vitest';
import { amountOf, sumOf, thousandthsOf } from './lines.ts';

test('a quantity is read in either script of digits, up to three places and above zero', () => {
  for (const [typed, thousandths] of [
    ['2', 2000],
    ['۱٫۵', 1500],
    ['0.125', 125],
    ['۱۲', 12_000],
  ] as const)
    expect([typed, thousandthsOf(typed)]).toEqual([typed, thousandths]);
  for (const typed of ['', '0', '-1', 'دو', '1.2345'])
    expect([typed, thousandthsOf(typed)]).toEqual([typed, undefined]);
});

test('a line comes to quantity times price, rounded half away from zero; the sum waits for every line', () => {
  expect(amountOf({ quantity: '1.5', price: 333 })).toBe(500);
  expect(amountOf({ quantity: '3', price: 1_000_000 })).toBe(3_000_000);
  expect(
    sumOf([
      { quantity: '2', price: 100 },
      { quantity: '1', price: 50 },
    ]),
  ).toBe(250);
  expect(
    sumOf([
      { quantity: '2', price: 100 },
      { quantity: '', price: 50 },
    ]),
  ).toBeNull();
});
