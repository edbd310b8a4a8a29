import { describe, expect, it } from 'vitest';
import { shareOut } from './share-out.ts';

let seed = 14050912;
const random = (most: number) => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * most);
};

describe('an amount that is shared out', () => {
  it('adds up to the unit, never gives more than the next unit, and nothing to a weight of 0', () => {
    for (let n = 0; n < 2000; n++) {
      const amount = random(n % 3 === 0 ? 10 : 1_000_000);
      const weights = Array.from({ length: 1 + random(12) }, () => random(n % 2 === 0 ? 5 : 100_000));
      const shares = shareOut(amount, weights);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      if (whole === 0) continue;
      for (const [index, share] of shares.entries()) {
        const exact = (amount * (weights[index] ?? 0)) / whole;
        expect(Math.abs(share - exact)).toBeLessThan(1);
        if (weights[index] === 0) expect(share).toBe(0);
      }
    }
  });

  it('gives the units that are left to the largest remainders, of equal ones to the first', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(shareOut(1, [3, 4])).toEqual([0, 1]);
  });

  it('is shared equally where nobody weighs anything, and is exact where floats are not', () => {
    expect(shareOut(5, [0, 0])).toEqual([3, 2]);
    expect(shareOut(5, [])).toEqual([]);
    const large = Number.MAX_SAFE_INTEGER;
    expect(shareOut(large, [large, large]).map(BigInt)).toEqual([(BigInt(large) + 1n) / 2n, BigInt(large) / 2n]);
  });
});
