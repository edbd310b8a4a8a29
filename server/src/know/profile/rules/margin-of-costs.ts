/** Below this share of revenue with a known cost, costs say little of the rest. */
const leastCosted = 0.9;

/**
 * The margin that recorded costs give, as a share of revenue: (net − tax − cost) ÷ net of the costed orders.
 * @returns undefined while less than nine tenths of the revenue has a cost, or nothing was earned
 */
export function marginOfCosts(sums: { net: number; costedNet: number; tax: number; cost: number }): number | undefined {
  const { net, costedNet, tax, cost } = sums;
  if (!(net > 0 && costedNet > 0) || costedNet < leastCosted * net) return undefined;
  return (costedNet - tax - cost) / costedNet;
}
