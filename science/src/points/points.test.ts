import { describe, expect, test } from 'vitest';
import { chainLadder, pointsLiability } from './chain-ladder.ts';
import { allocatePrice, pointsRevenue } from './ifrs15.ts';

describe('the chain ladder of four issue months', () => {
  const issued = [500, 520, 480, 510];
  const ladder = chainLadder({ issued, redeemed: [[200, 320, 380, 400], [220, 350, 420], [180, 300], [210]] });

  test('factors 1.616667, 1.194030, 1.052632', () => {
    expect(ladder.factors.map((factor) => factor.toFixed(6))).toEqual(['1.616667', '1.194030', '1.052632']);
  });

  test('ultimate 400, 442.11, 377.06, 426.71; 81.88 % redeemed in the end, 315.88 to come', () => {
    expect(ladder.ultimate.map((value) => value.toFixed(2))).toEqual(['400.00', '442.11', '377.06', '426.71']);
    expect(ladder.urr).toBeCloseTo(0.8188, 4);
    expect(ladder.toCome).toBeCloseTo(315.88, 2);
  });

  test('never expects more than was issued', () => {
    const steep = chainLadder({ issued: [100, 100], redeemed: [[10, 90], [50]] });
    expect(steep.ultimate).toEqual([90, 100]);
  });

  test('redemptions that fall with age, or rows without a cohort, are refused', () => {
    expect(() => chainLadder({ issued: [100], redeemed: [[50, 40]] })).toThrow(RangeError);
    expect(() => chainLadder({ issued: [100], redeemed: [] })).toThrow(RangeError);
    expect(() => chainLadder({ issued: [100], redeemed: [[]] })).toThrow(RangeError);
  });
});

test('300 fresh points at .8 and 100 old ones at .3, worth 10 each: 4,000 gross, 2,700 net', () => {
  expect(pointsLiability([300, 100], [0.8, 0.3], 10)).toEqual({ gross: 4000, net: 2700, breakage: 1300 });
});

describe('IFRS 15, example 52', () => {
  const { goods, points } = allocatePrice(100_000, 100_000, 10_000 * 0.95);

  test('91,324 for the goods, 8,676 for the points', () => {
    expect(Math.round(goods)).toBe(91_324);
    expect(Math.round(points)).toBe(8_676);
  });

  test('revenue 4,110 and 3,493, liability 4,566 and 1,073', () => {
    const years = pointsRevenue(points, [
      { redeemedToDate: 4_500, expectedInAll: 9_500 },
      { redeemedToDate: 8_500, expectedInAll: 9_700 },
    ]);
    expect(years.map(({ revenue }) => Math.round(revenue))).toEqual([4_110, 3_493]);
    expect(years.map(({ liability }) => Math.round(liability))).toEqual([4_566, 1_073]);
  });

  test('without stand-alone prices there is nothing to share by', () => {
    expect(() => allocatePrice(100, 0, 0)).toThrow(RangeError);
  });
});
