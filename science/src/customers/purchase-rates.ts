/** Simple rates of buying; NaN where the denominator is 0. */

/** Customers with two purchases or more / customers with one or more. `purchases` has one count per customer. */
export function repeatRate(purchases: ArrayLike<number>): number {
  let buyers = 0;
  let repeaters = 0;
  for (let i = 0; i < purchases.length; i++) {
    if ((purchases[i] ?? 0) >= 1) buyers++;
    if ((purchases[i] ?? 0) >= 2) repeaters++;
  }
  return ratio(repeaters, buyers);
}

/** Buyers of the first, second, … `steps`-th purchase: how many customers reached each. */
export function purchaseFunnel(purchases: ArrayLike<number>, steps: number): number[] {
  const reached = Array.from({ length: steps }, () => 0);
  for (let i = 0; i < purchases.length; i++) {
    for (let step = 0; step < Math.min(steps, purchases[i] ?? 0); step++) reached[step] = (reached[step] ?? 0) + 1;
  }
  return reached;
}

/** AOV: revenue / orders, in money. */
export function averageOrderValue(revenue: number, orders: number): number {
  return ratio(revenue, orders);
}

/** Orders / customers. */
export function purchaseFrequency(orders: number, customers: number): number {
  return ratio(orders, customers);
}

/** AOV × purchase frequency = revenue per customer. */
export function customerValue(revenue: number, orders: number, customers: number): number {
  return averageOrderValue(revenue, orders) * purchaseFrequency(orders, customers);
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}
