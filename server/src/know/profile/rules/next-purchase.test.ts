import { expect, it } from 'vitest';
import { weeksToNextPurchase } from './next-purchase.ts';

const params = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

it('is sooner for those who buy more often', () => {
  const often = weeksToNextPurchase(params, 20, 38.86, 0.9);
  const seldom = weeksToNextPurchase(params, 2, 38.86, 0.9);
  expect(often).toBeCloseTo((6.183 + 38.86) * (2 ** (1 / 20.525) - 1), 12);
  expect(Number(often)).toBeLessThan(Number(seldom));
});

it('is the time by which half have bought: the median of a gamma mixture of exponential waits', () => {
  const weeks = Number(weeksToNextPurchase(params, 5, 30, 1));
  expect(((6.183 + 30) / (6.183 + 30 + weeks)) ** 5.525).toBeCloseTo(0.5, 12);
});

it('is not foretold for who is more likely gone, nor beyond two years', () => {
  expect(weeksToNextPurchase(params, 5, 30, 0.49)).toBeNull();
  expect(weeksToNextPurchase(params, 0, 200, 0.9)).toBeNull();
});
