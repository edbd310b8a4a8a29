import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kFactor, referralGrowth, referralLimit, referralProfit } from './referral.ts';
import { wilsonInterval, wilsonLower } from './wilson.ts';

describe('referrals', () => {
  test('200 members, 500 invitations, 60 newcomers: K = .30, and 100 become 142.9', () => {
    const { invitationsPerMember, conversion, k } = kFactor(200, 500, 60);
    expect([invitationsPerMember, conversion, k]).toEqual([2.5, 0.12, 0.3]);
    expect(referralLimit(100, k)).toBeCloseTo(142.9, 1);
  });

  test('ten at K = 2 become 30, 70, 150, 310', () => {
    expect([0, 1, 2, 3, 4].map((n) => referralGrowth(10, 2, n))).toEqual([10, 30, 70, 150, 310]);
  });

  test('ten at K = .5 are 19.375 after four cycles and 20 in the end; at K = 1 they grow by ten each', () => {
    expect(referralGrowth(10, 0.5, 4)).toBe(19.375);
    expect(referralLimit(10, 0.5)).toBe(20);
    expect(referralGrowth(10, 1, 4)).toBe(50);
    expect(referralLimit(10, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  test('nobody invited: no conversion; half a cycle is refused; a reward above the value is a loss', () => {
    expect(kFactor(10, 0, 0).conversion).toBeNaN();
    expect(() => referralGrowth(10, 2, 1.5)).toThrow(RangeError);
    expect(referralProfit(100, 110, 5)).toBe(-15);
  });
});

describe("Wilson's interval", () => {
  test('8 of 10: .490 to .943', () => {
    const [low, high] = wilsonInterval(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  test('ranks 90 of 100 above 9 of 10, and knows nothing from no tries', () => {
    expect(wilsonLower(90, 100)).toBeGreaterThan(wilsonLower(9, 10));
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });

  test('holds the share and stays within 0..1', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), (a, b) => {
        const [low, high] = wilsonInterval(a, a + b + 1);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(a / (a + b + 1) + 1e-12);
        expect(high).toBeGreaterThanOrEqual(a / (a + b + 1) - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
