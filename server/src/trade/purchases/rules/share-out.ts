/**
 * Shares an amount out in proportion to weights, in whole units, by largest remainder: each share is rounded down, and
 * the units that are left go to the largest remainders (of equal ones, the first). The shares add up to the amount.
 * @param amount whole, not negative
 * @param weights whole, not negative; when all are 0 the amount is shared equally
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n)
    return shareOut(
      amount,
      weights.map(() => 1),
    );
  const shares = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, units: exact / whole, remainder: exact % whole };
  });
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share.units, 0n);
  for (const share of shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )) {
    if (left === 0n) break;
    share.units += 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(share.units));
}
