import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, isMoney, lineAmount, multiplyMoney } from './money.ts';

const largest = Number.MAX_SAFE_INTEGER;

describe('sums and products', () => {
  it('are exact or refused', () => {
    expect(addMoney(28_500_000, -500_000, 1)).toBe(28_000_001);
    expect(addMoney()).toBe(0);
    expect(addMoney(largest, 1)).toBeUndefined();
    expect(addMoney(0.5, 1)).toBeUndefined();
    expect(multiplyMoney(28_500_000, 3)).toBe(85_500_000);
    expect(multiplyMoney(largest, 2)).toBeUndefined();
    expect(Object.is(multiplyMoney(-5, 0), 0)).toBe(true);
    expect(isMoney('5')).toBe(false);
  });

  it('of a line round half up, and a return takes back what the sale gave', () => {
    expect(lineAmount(1500, 333)).toBe(500); // 499.5
    expect(lineAmount(-1500, 333)).toBe(-500);
    expect(lineAmount(1, 500)).toBe(1);
    expect(lineAmount(1, 499)).toBe(0);
    expect(lineAmount(2000, 28_500_000)).toBe(57_000_000);
    expect(lineAmount(1000, largest)).toBe(largest);
    expect(lineAmount(999, largest)).toBe(8_998_192_055_486_250);
    expect(lineAmount(1001, largest)).toBeUndefined();
    expect(lineAmount(1.5, 10)).toBeUndefined();
  });

  it('of a line are those of exact arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: largest }), (quantity, price) => {
        const exact = (BigInt(quantity) * BigInt(price) * 2n + 1000n) / 2000n;
        expect(lineAmount(quantity, price)).toBe(exact <= BigInt(largest) ? Number(exact) : undefined);
      }),
    );
  });
});
