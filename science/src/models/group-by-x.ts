import type { CollapsedHistories } from './histories.ts';

/** The different values of x among collapsed histories: what depends on x alone is computed once for each. */
export interface XGroups {
  /** The different x, in order of appearance. */
  readonly x: Float64Array;
  /** Customers with that x. */
  readonly customers: Float64Array;
  /** For each collapsed history the place of its x in `x`. */
  readonly groupOf: Int32Array;
}

/** Groups collapsed histories by x. */
export function groupByX(histories: CollapsedHistories): XGroups {
  const places = new Map<number, number>();
  const customers: number[] = [];
  const groupOf = new Int32Array(histories.x.length);
  for (let i = 0; i < groupOf.length; i++) {
    const x = histories.x[i] ?? 0;
    let group = places.get(x);
    if (group === undefined) {
      group = places.size;
      places.set(x, group);
      customers.push(0);
    }
    groupOf[i] = group;
    customers[group] = (customers[group] ?? 0) + (histories.weight[i] ?? 0);
  }
  return { x: Float64Array.from(places.keys()), customers: Float64Array.from(customers), groupOf };
}
