import { eigenvectors } from '../numeric/principal-axes.ts';
import { seededRandom } from '../numeric/random.ts';
import { kMeans, type Points } from './k-means.ts';

export interface GapStatistic {
  /** Gap(k) and s_k for k = 1..mostClusters, in this order. */
  readonly gap: readonly number[];
  readonly spread: readonly number[];
  /** The smallest k with Gap(k) ≥ Gap(k+1) − s_{k+1}; 1 means that there are no clusters. */
  readonly best: number;
}

export interface GapOptions {
  /** B, how many references are drawn (default 50). */
  readonly references?: number;
  readonly seed?: number;
  readonly restarts?: number;
  /**
   * In which box they are drawn: along the principal axes of the data, the paper's (b) and the default, or along the
   * features, its (a), which takes one long slanting cloud for many.
   */
  readonly box?: 'principal' | 'features';
}

/**
 * Gap statistic (Tibshirani, Walther, Hastie 2001): Gap(k) = mean over references of ln W*_k − ln W_k, references drawn
 * uniformly in a box around the data; s_k = sd·√(1 + 1/B). The same seed gives the same answer.
 */
export function gapStatistic(
  points: Points,
  mostClusters: number,
  { references = 50, seed = 1, restarts = 5, box = 'principal' }: GapOptions = {},
): GapStatistic {
  const random = seededRandom(seed);
  // W is the same in turned coordinates, so that the references need not be turned back
  const { low, high } = boxOf(box === 'principal' ? alongItsAxes(points) : points);
  const drawn = Array.from(
    { length: references },
    (): Points => ({
      dimensions: points.dimensions,
      values: points.values.map((_, i) => {
        const d = i % points.dimensions;
        return (low[d] ?? 0) + random() * ((high[d] ?? 0) - (low[d] ?? 0));
      }),
    }),
  );
  const logWithin = (one: Points, k: number): number => Math.log(kMeans(one, k, { restarts, seed }).within);
  const gap: number[] = [];
  const spread: number[] = [];
  for (let k = 1; k <= mostClusters; k++) {
    const logs = drawn.map((one) => logWithin(one, k));
    const mean = logs.reduce((sum, value) => sum + value, 0) / references;
    const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / references;
    gap.push(mean - logWithin(points, k));
    spread.push(Math.sqrt(variance * (1 + 1 / references)));
  }
  const settled = gap.findIndex((value, i) => i + 1 < gap.length && value >= (gap[i + 1] ?? 0) - (spread[i + 1] ?? 0));
  return { gap, spread, best: settled < 0 ? mostClusters : settled + 1 };
}

/** The points seen along their principal axes: X·V, the axes V those of the covariance. */
function alongItsAxes({ values, dimensions }: Points): Points {
  const n = values.length / dimensions;
  const at = (i: number, d: number) => values[i * dimensions + d] ?? 0;
  const means = Float64Array.from({ length: dimensions }, (_, d) => {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += at(i, d) / n;
    return mean;
  });
  const centred = values.map((value, i) => value - (means[i % dimensions] ?? 0));
  const covariance = new Float64Array(dimensions * dimensions);
  for (let i = 0; i < n; i++)
    for (let d = 0; d < dimensions; d++)
      for (let e = 0; e < dimensions; e++)
        covariance[d * dimensions + e] =
          (covariance[d * dimensions + e] ?? 0) +
          ((centred[i * dimensions + d] ?? 0) * (centred[i * dimensions + e] ?? 0)) / n;
  const axes = eigenvectors(covariance, dimensions);
  const turned = new Float64Array(values.length);
  for (let i = 0; i < n; i++)
    for (let axis = 0; axis < dimensions; axis++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++)
        sum += (centred[i * dimensions + d] ?? 0) * (axes[d * dimensions + axis] ?? 0);
      turned[i * dimensions + axis] = sum;
    }
  return { values: turned, dimensions };
}

function boxOf({ values, dimensions }: Points): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(dimensions).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(dimensions).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const d = i % dimensions;
    low[d] = Math.min(low[d] ?? 0, values[i] ?? 0);
    high[d] = Math.max(high[d] ?? 0, values[i] ?? 0);
  }
  return { low, high };
}
