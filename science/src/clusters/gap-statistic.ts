import { seededRandom } from '../numeric/random.ts';
import { kMeans, type Points } from './k-means.ts';

export interface GapStatistic {
  /** Gap(k) and s_k for k = 1..mostClusters, in this order. */
  readonly gap: readonly number[];
  readonly spread: readonly number[];
  /** The smallest k with Gap(k) ≥ Gap(k+1) − s_{k+1}; 1 means that there are no clusters. */
  readonly best: number;
}

/**
 * Gap statistic (Tibshirani, Walther, Hastie 2001): Gap(k) = mean over references of ln W*_k − ln W_k, references drawn
 * uniformly in the box of the data; s_k = sd·√(1 + 1/B). The same seed gives the same answer.
 */
export function gapStatistic(
  points: Points,
  mostClusters: number,
  { references = 50, seed = 1, restarts = 5 }: { references?: number; seed?: number; restarts?: number } = {},
): GapStatistic {
  const random = seededRandom(seed);
  const { low, high } = boxOf(points);
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
