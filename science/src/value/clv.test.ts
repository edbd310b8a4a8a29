import { describe, expect, test } from 'vitest';
import {
  discountedClv,
  discountedDatedClv,
  geometricClv,
  monthlyRate,
  realRate,
  retentionClv,
  simpleClv,
} from './clv.ts';

test('100 and 20 %: 120 simple, 125 geometric', () => {
  expect(simpleClv(100, 0.2)).toBe(120);
  expect(geometricClv(100, 0.2)).toBe(125);
  expect(() => simpleClv(100, 1.2)).toThrow(RangeError);
});

describe('discounted with cost to serve', () => {
  test('three years at 10 % are worth 448.84', () => {
    const flows = [
      { revenue: 300, costToServe: 60 },
      { revenue: 240, costToServe: 70 },
      { revenue: 200, costToServe: 80 },
    ];
    expect(discountedClv(flows, { discount: 0.1 })).toBeCloseTo(448.84, 2);
    expect(discountedClv(flows, { discount: 0.1, acquisitionCost: 48.84 })).toBeCloseTo(400, 2);
  });

  test('margins of 100 now, in one and in two years at 25 % are worth 244', () => {
    const flow = { revenue: 130, costToServe: 30 };
    expect(discountedClv([flow, flow, flow], { discount: 0.25, firstPeriod: 0 })).toBeCloseTo(244, 10);
  });

  test('with dates: the past at face value, the future discounted; compounded only when asked', () => {
    const flows = { day: [-365.2425, 0, 365.2425], margin: [100, 100, 100] };
    expect(discountedDatedClv(flows, { valuationDay: 0, annualDiscount: 0.25 })).toBeCloseTo(280, 10);
    const compounded = discountedDatedClv(flows, { valuationDay: 0, annualDiscount: 0.25, compoundPast: true });
    expect(compounded).toBeCloseTo(305, 10);
  });
});

describe('a margin of 100, retention 80 %, discount 10 %', () => {
  const input = { margin: 100, retention: 0.8, discount: 0.1 };

  test('366.67 with the first margin now, 266.67 after one survival', () => {
    expect(retentionClv({ ...input, firstMargin: 'now' })).toBeCloseTo(366.67, 2);
    expect(retentionClv({ ...input, firstMargin: 'after-survival' })).toBeCloseTo(266.67, 2);
  });

  test('five terms from now: 292.06', () => {
    expect(retentionClv({ ...input, firstMargin: 'now', terms: 5 })).toBeCloseTo(292.06, 2);
  });

  test('customers who never leave, without a discount, have no limit', () => {
    expect(() => retentionClv({ margin: 1, retention: 1, discount: 0, firstMargin: 'now' })).toThrow(RangeError);
    expect(retentionClv({ margin: 1, retention: 1, discount: 0, firstMargin: 'now', terms: 4 })).toBe(4);
  });
});

test('40 % a year is 2.84 % a month, and 0 % real at 40 % inflation', () => {
  expect(monthlyRate(0.4)).toBeCloseTo(0.0284, 4);
  expect((1 + monthlyRate(0.4)) ** 12).toBeCloseTo(1.4, 12);
  expect(realRate(0.4, 0.4)).toBe(0);
  expect(realRate(0.5, 0.25)).toBeCloseTo(0.2, 12);
});
