/** How IFRS 15 splits a price between the goods and the points that come with them. */
export interface PointsAllocation {
  readonly goods: number;
  readonly points: number;
}

/**
 * Allocates a transaction price by stand-alone selling prices (IFRS 15 B39–B43), unrounded.
 * Example 52: 100,000 of sales, 10,000 points of .95 each → 91,324 and 8,676.
 */
export function allocatePrice(price: number, goodsStandAlone: number, pointsStandAlone: number): PointsAllocation {
  const total = goodsStandAlone + pointsStandAlone;
  if (!(total > 0)) throw new RangeError('stand-alone prices need a positive sum');
  return { goods: (price * goodsStandAlone) / total, points: (price * pointsStandAlone) / total };
}

/** Redemptions to date and the expectation of them in the end, as known at the close of one period. */
export interface PointsPeriod {
  readonly redeemedToDate: number;
  readonly expectedInAll: number;
}

/**
 * Revenue of the points in each period and the liability after it: cumulative revenue = allocated × redeemed / expected,
 * revenue of a period = what that adds. Example 52: 4,500 of 9,500, then 8,500 of 9,700 → revenue 4,110 and 3,493,
 * liability 4,566 and 1,073.
 */
export function pointsRevenue(
  allocated: number,
  periods: readonly PointsPeriod[],
): { readonly revenue: number; readonly liability: number }[] {
  let before = 0;
  return periods.map(({ redeemedToDate, expectedInAll }) => {
    if (!(redeemedToDate >= 0 && expectedInAll > 0)) throw new RangeError('redemptions >= 0 and an expectation > 0');
    const cumulative = allocated * Math.min(1, redeemedToDate / expectedInAll);
    const revenue = cumulative - before;
    before = cumulative;
    return { revenue, liability: allocated - cumulative };
  });
}
