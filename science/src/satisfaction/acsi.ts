/** Means of the three questions of the index, each 1..10: overall, against expectations, against the ideal. */
export type AcsiMeans = readonly [overall: number, expectations: number, ideal: number];

/**
 * ACSI-style index: (Σ w_i·x̄_i − Σ w_i) / (9 Σ w_i) × 100 (Fornell et al. 1996). Equal weights by default; the official
 * weights are not public, so it is never called ACSI. Means 8.0, 7.5, 7.0 → 72.22; all 1 → 0, all 10 → 100.
 * Throws RangeError for means outside 1..10 or weights without a positive sum.
 */
export function acsiStyleIndex(means: AcsiMeans, weights: AcsiMeans = [1, 1, 1]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('weights need a positive sum');
  const weighted = means.reduce((sum, mean, i) => sum + (weights[i] ?? 0) * (driverScore(mean) / 100), 0);
  return (100 * weighted) / total;
}

/** 100·(x̄ − 1)/9: a mean of answers 1..10 as a bar of 0..100, for the drivers beside the index. */
export function driverScore(mean: number): number {
  if (!(mean >= 1 && mean <= 10)) throw new RangeError(`a mean of answers 1..10 lies between them, got ${mean}`);
  return (100 * (mean - 1)) / 9;
}

/**
 * Own weights: the first principal component of the three items, loadings divided by their sum (for n ≥ 100).
 * `items` are three arrays of answers, one entry per person. NaN when the items do not vary together.
 */
export function acsiWeights(items: readonly [ArrayLike<number>, ArrayLike<number>, ArrayLike<number>]): AcsiMeans {
  const covariance = items.map((a) => items.map((b) => covarianceOf(a, b)));
  let loadings = [1, 1, 1];
  for (let turn = 0; turn < 500; turn++) {
    const next = covariance.map((row) => row.reduce((sum, value, j) => sum + value * (loadings[j] ?? 0), 0));
    const length = Math.hypot(...next);
    loadings = next.map((value) => value / length);
  }
  const total = loadings.reduce((sum, value) => sum + value, 0);
  const [first = 0, second = 0, third = 0] = loadings.map((value) => value / total);
  return [first, second, third];
}

function covarianceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += (a[i] ?? 0) / n;
    meanB += (b[i] ?? 0) / n;
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ((a[i] ?? 0) - meanA) * ((b[i] ?? 0) - meanB);
  return sum / (n - 1);
}
