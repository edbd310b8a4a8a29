/**
 * How unevenly value is spread over customers. Values may be negative where some customers cost money: shares can then
 * pass 100 % and the Gini index can pass 1; nothing is clipped. Without any value, or with a total of 0 or less, a share is
 * not defined: NaN.
 */

/**
 * Gini index in the population form, values sorted ascending: 2 Σ i·v_i / (n Σ v) − (n+1)/n. 0 = all equal.
 * 1, 2, 3, 4, 5 → .26667.
 */
export function gini(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let total = 0;
  let ranked = 0;
  for (let i = 0; i < n; i++) {
    total += sorted[i] ?? 0;
    ranked += (i + 1) * (sorted[i] ?? 0);
  }
  if (!(total > 0)) return Number.NaN;
  const index = (2 * ranked) / (n * total) - (n + 1) / n;
  // of equals it is 0, and not the dust of fractions below it
  return Math.abs(index) < 1e-12 ? 0 : index;
}

/** Share of the total that the top ceil(q·n) customers bring, 0 ≤ q ≤ 1: .2 for the "top 20 %". */
export function topShare(values: ArrayLike<number>, q: number): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`a share of customers lies in 0..1, got ${q}`);
  const sorted = descending(values);
  const total = sum(sorted);
  // q·n of a whole number may come out a hair above it.
  const top = Math.ceil(q * sorted.length - 1e-9);
  return total > 0 ? sum(sorted.subarray(0, top)) / total : Number.NaN;
}

/** "p % of customers bring 80 %": the smallest share of customers, best first, that brings at least `share` of the total. */
export function customersBringing(values: ArrayLike<number>, share: number): number {
  const sorted = descending(values);
  const total = sum(sorted);
  if (!(total > 0)) return Number.NaN;
  let reached = 0;
  for (let i = 0; i < sorted.length; i++) {
    reached += sorted[i] ?? 0;
    if (reached >= share * total - 1e-12 * total) return (i + 1) / sorted.length;
  }
  return Number.NaN;
}

/** A curve from (0, 0) to (1, 1): share of customers against share of value. */
export interface ShareCurve {
  readonly customers: Float64Array;
  readonly value: Float64Array;
}

/** Lorenz curve: the poorest share of customers and what they bring, at points+1 even steps from (0, 0). */
export function lorenz(values: ArrayLike<number>, points: number): ShareCurve {
  return shareCurve(Float64Array.from(values).sort(), points);
}

/** The same with the best customers first; by profit it is the "whale curve", which can rise above 1 before it falls back. */
export function concentrationCurve(values: ArrayLike<number>, points: number): ShareCurve {
  return shareCurve(descending(values), points);
}

function shareCurve(sorted: Float64Array, points: number): ShareCurve {
  if (!(Number.isInteger(points) && points > 0)) throw new RangeError(`a curve needs 1 point or more, got ${points}`);
  const n = sorted.length;
  const total = sum(sorted);
  const customers = Float64Array.from({ length: points + 1 }, (_, i) => i / points);
  const value = new Float64Array(points + 1);
  let reached = 0;
  let taken = 0;
  for (let i = 0; i <= points; i++) {
    const exact = (i / points) * n;
    while (taken + 1 <= exact + 1e-9) reached += sorted[taken++] ?? 0;
    // Between two customers the curve is a straight line.
    const part = Math.max(0, exact - taken) * (sorted[taken] ?? 0);
    value[i] = total > 0 ? (reached + part) / total : Number.NaN;
  }
  return { customers, value };
}

function descending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort().reverse();
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}
