import type { Points } from './k-means.ts';

/** z-scores with the statistics that made them, so that a new customer can be placed later by the same measure. */
export interface Standardised {
  readonly points: Points;
  readonly means: Float64Array;
  /** Standard deviations of the sample (n − 1); 1 where a column does not vary. */
  readonly deviations: Float64Array;
}

/** Centres each column and divides it by its standard deviation. */
export function standardise({ values, dimensions }: Points): Standardised {
  const n = values.length / dimensions;
  const means = new Float64Array(dimensions);
  const deviations = new Float64Array(dimensions).fill(1);
  const scaled = new Float64Array(values.length);
  for (let d = 0; d < dimensions; d++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += (values[i * dimensions + d] ?? 0) / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += ((values[i * dimensions + d] ?? 0) - mean) ** 2;
    const deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
    means[d] = mean;
    if (deviation > 0) deviations[d] = deviation;
    for (let i = 0; i < n; i++) {
      scaled[i * dimensions + d] = ((values[i * dimensions + d] ?? 0) - mean) / (deviations[d] ?? 1);
    }
  }
  return { points: { values: scaled, dimensions }, means, deviations };
}
