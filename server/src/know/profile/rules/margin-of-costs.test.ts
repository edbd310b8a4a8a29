import { expect, it } from 'vitest';
import { marginOfCosts } from './margin-of-costs.ts';

it('is net less tax less cost, as a share of the revenue whose cost is known', () => {
  expect(marginOfCosts({ net: 1000, costedNet: 1000, tax: 100, cost: 500 })).toBeCloseTo(0.4);
  expect(marginOfCosts({ net: 1000, costedNet: 950, tax: 95, cost: 380 })).toBeCloseTo(0.5);
});

it('is not known while less than nine tenths of the revenue has a cost, or nothing was earned', () => {
  expect(marginOfCosts({ net: 1000, costedNet: 899, tax: 0, cost: 1 })).toBeUndefined();
  expect(marginOfCosts({ net: 1000, costedNet: 900, tax: 0, cost: 450 })).toBeCloseTo(0.5);
  expect(marginOfCosts({ net: 0, costedNet: 0, tax: 0, cost: 0 })).toBeUndefined();
  expect(marginOfCosts({ net: -5, costedNet: -5, tax: 0, cost: 0 })).toBeUndefined();
});
