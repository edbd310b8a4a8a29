import { type Random, seededRandom } from '../numeric/random.ts';

/** Points row by row: n × dimensions in one array. */
export interface Points {
  readonly values: Float64Array;
  readonly dimensions: number;
}

export interface Clustering {
  readonly k: number;
  /** Cluster of each point, 0..k−1. */
  readonly labels: Int32Array;
  /** k × dimensions. */
  readonly centres: Float64Array;
  /** W: sum of squared distances to the own centre. */
  readonly within: number;
}

export interface KMeansOptions {
  readonly restarts?: number;
  readonly seed?: number;
}

const MOST_TURNS = 300;

/** Packs rows of equal length into Points. Throws RangeError for rows of unequal length. */
export function pointsOf(rows: readonly ArrayLike<number>[]): Points {
  const dimensions = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * dimensions);
  for (const [i, row] of rows.entries()) {
    if (row.length !== dimensions) throw new RangeError(`row ${i} has ${row.length} columns, not ${dimensions}`);
    values.set(Array.from(row), i * dimensions);
  }
  return { values, dimensions };
}

/**
 * k-means: seeding by k-means++ (Arthur & Vassilvitskii 2007), Lloyd's steps until nothing changes, an empty cluster
 * takes the farthest point; the best of `restarts` (default 20) by W. The same seed gives the same answer.
 * Throws RangeError unless 1 ≤ k ≤ number of points.
 */
export function kMeans(points: Points, k: number, { restarts = 20, seed = 1 }: KMeansOptions = {}): Clustering {
  const n = points.values.length / points.dimensions;
  if (!(Number.isInteger(k) && k >= 1 && k <= n)) throw new RangeError(`k lies in 1..${n}, got ${k}`);
  const random = seededRandom(seed);
  let best = lloyd(points, seedCentres(points, k, random), k);
  for (let restart = 1; restart < restarts; restart++) {
    const next = lloyd(points, seedCentres(points, k, random), k);
    if (next.within < best.within) best = next;
  }
  return best;
}

/** Squared Euclidean distance of row i of a and row j of b. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d++) {
    const difference = (a[i * dimensions + d] ?? 0) - (b[j * dimensions + d] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

function seedCentres({ values, dimensions }: Points, k: number, random: Random): Float64Array {
  const n = values.length / dimensions;
  const centres = new Float64Array(k * dimensions);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let chosen = Math.floor(random() * n);
  for (let c = 0; c < k; c++) {
    centres.set(values.subarray(chosen * dimensions, (chosen + 1) * dimensions), c * dimensions);
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i] ?? 0, squaredDistance(values, i, centres, c, dimensions));
      total += nearest[i] ?? 0;
    }
    // The next centre is a point drawn with a chance in proportion to its squared distance from the centres so far.
    let left = random() * total;
    chosen = 0;
    while (chosen < n - 1 && left >= (nearest[chosen] ?? 0)) left -= nearest[chosen++] ?? 0;
  }
  return centres;
}

function lloyd({ values, dimensions }: Points, centres: Float64Array, k: number): Clustering {
  const n = values.length / dimensions;
  const labels = new Int32Array(n).fill(-1);
  const distance = new Float64Array(n);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    let changed = false;
    for (let i = 0; i < n; i++) {
      let own = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let c = 0; c < k; c++) {
        const square = squaredDistance(values, i, centres, c, dimensions);
        if (square < least) {
          least = square;
          own = c;
        }
      }
      distance[i] = least;
      if (labels[i] !== own) changed = true;
      labels[i] = own;
    }
    if (!changed) break;
    moveCentres(values, dimensions, labels, distance, centres, k);
  }
  return { k, labels, centres, within: distance.reduce((sum, square) => sum + square, 0) };
}

function moveCentres(
  values: Float64Array,
  dimensions: number,
  labels: Int32Array,
  distance: Float64Array,
  centres: Float64Array,
  k: number,
): void {
  const counts = new Float64Array(k);
  centres.fill(0);
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i] ?? 0;
    counts[own] = (counts[own] ?? 0) + 1;
    for (let d = 0; d < dimensions; d++) {
      centres[own * dimensions + d] = (centres[own * dimensions + d] ?? 0) + (values[i * dimensions + d] ?? 0);
    }
  }
  for (let c = 0; c < k; c++) {
    const count = counts[c] ?? 0;
    if (count === 0) {
      const farthest = placeOfLargest(distance);
      distance[farthest] = 0;
      centres.set(values.subarray(farthest * dimensions, (farthest + 1) * dimensions), c * dimensions);
      continue;
    }
    for (let d = 0; d < dimensions; d++) {
      centres[c * dimensions + d] = (centres[c * dimensions + d] ?? 0) / count;
    }
  }
}

/** A spread of a large array as arguments of Math.max would end the process. */
function placeOfLargest(values: Float64Array): number {
  let place = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[place] ?? 0)) place = i;
  return place;
}
