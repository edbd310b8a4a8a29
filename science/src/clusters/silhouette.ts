import { type Points, squaredDistance } from './k-means.ts';

/**
 * Mean silhouette (Rousseeuw 1987), −1..1: for each point (b − a)/max(a, b), a = mean distance within its cluster without
 * itself, b = smallest mean distance to another cluster; 0 for a point alone in its cluster. NaN for fewer than two
 * clusters. It compares all pairs: give it a sample of a few thousand points.
 */
export function silhouette({ values, dimensions }: Points, labels: ArrayLike<number>): number {
  const n = labels.length;
  let k = 0;
  for (let i = 0; i < n; i++) k = Math.max(k, (labels[i] ?? 0) + 1);
  const sizes = new Float64Array(k);
  for (let i = 0; i < n; i++) sizes[labels[i] ?? 0] = (sizes[labels[i] ?? 0] ?? 0) + 1;
  if (sizes.filter((size) => size > 0).length < 2) return Number.NaN;
  const distances = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = labels[i] ?? 0;
    if (sizes[own] === 1) continue;
    distances.fill(0);
    for (let j = 0; j < n; j++) {
      const other = labels[j] ?? 0;
      distances[other] = (distances[other] ?? 0) + Math.sqrt(squaredDistance(values, i, values, j, dimensions));
    }
    const a = (distances[own] ?? 0) / ((sizes[own] ?? 0) - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c !== own && (sizes[c] ?? 0) > 0) b = Math.min(b, (distances[c] ?? 0) / (sizes[c] ?? 1));
    }
    const larger = Math.max(a, b);
    total += larger === 0 ? 0 : (b - a) / larger;
  }
  return total / n;
}
