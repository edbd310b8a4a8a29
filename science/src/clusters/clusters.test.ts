import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../numeric/random.ts';
import { gapStatistic } from './gap-statistic.ts';
import { kMeans, pointsOf } from './k-means.ts';
import { adjustedRandIndex } from './rand-index.ts';
import { silhouette } from './silhouette.ts';
import { standardise } from './standardise.ts';

const [, ...lines] = readFileSync(new URL('../../data/iris.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const iris = pointsOf(lines.map((line) => line.split(',').slice(0, 4).map(Number)));
const species = lines.map((line) => ['setosa', 'versicolor', 'virginica'].indexOf(line.split(',')[4] ?? ''));

describe("Fisher's irises", () => {
  test.each([
    [2, 152.348, 3, 0.68105],
    [3, 78.8514, 4, 0.55282],
    [4, 57.2285, 4, 0.49805],
  ])('%i clusters: W %f, silhouette as in the textbooks', (k, within, digits, width) => {
    const found = kMeans(iris, k);
    expect(found.within).toBeCloseTo(within, digits);
    expect(silhouette(iris, found.labels)).toBeCloseTo(width, 5);
  });

  test('three clusters agree with the species far better than chance', () => {
    const { labels } = kMeans(iris, 3);
    expect(adjustedRandIndex(labels, species)).toBeCloseTo(0.73, 2);
  });

  test('the same seed gives the same clusters', () => {
    expect(kMeans(iris, 4, { seed: 9, restarts: 2 })).toEqual(kMeans(iris, 4, { seed: 9, restarts: 2 }));
  });

  test('columns are standardised by the sample and the statistics are kept', () => {
    const { points, means, deviations } = standardise(iris);
    expect(means[0]).toBeCloseTo(5.8433, 4);
    expect(deviations[0]).toBeCloseTo(0.8281, 4);
    const first = ((iris.values[0] ?? 0) - (means[0] ?? 0)) / (deviations[0] ?? 1);
    expect(points.values[0]).toBeCloseTo(first, 12);
  });
});

describe('the gap statistic', () => {
  const random = seededRandom(3);
  const around = (x: number, y: number) => Array.from({ length: 40 }, () => [x + random(), y + random()]);

  test('finds three heaps', () => {
    const heaps = pointsOf([...around(0, 0), ...around(8, 0), ...around(4, 8)]);
    expect(gapStatistic(heaps, 5, { references: 20 }).best).toBe(3);
  });

  test('says that an even cloud has no clusters', () => {
    expect(gapStatistic(pointsOf(around(0, 0)), 4, { references: 20 }).best).toBe(1);
  });

  // Model (e) of the paper: x1 = x2 = x3 = t, 100 steps from -.5 to .5 with noise of .1, once more moved by 10
  const elongated = (seed: number) => {
    const draw = seededRandom(seed);
    const noise = () => 0.1 * Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const line = (away: number) =>
      Array.from({ length: 100 }, (_, i) => [0, 1, 2].map(() => i / 99 - 0.5 + away + noise()));
    return pointsOf([...line(0), ...line(10)]);
  };

  test.each([1, 2, 3])("finds the two long slanting clouds of the paper's model (e), draw %i", (seed) => {
    const clouds = elongated(seed);
    expect(gapStatistic(clouds, 6, { references: 20 }).best).toBe(2);
    // the box along the features is the fault: it sees pieces of a line
    expect(gapStatistic(clouds, 6, { references: 20, box: 'features' }).best).toBeGreaterThan(2);
  });

  test('the box of the principal axes is that of the turned data, whichever way they lie', () => {
    const flat = around(0, 0).map(([x = 0, y = 0]) => [8 * x, y]);
    const turned = flat.map(([x = 0, y = 0]) => [0.6 * x - 0.8 * y, 0.8 * x + 0.6 * y]);
    const one = gapStatistic(pointsOf(flat), 3, { references: 10 });
    const other = gapStatistic(pointsOf(turned), 3, { references: 10 });
    for (const [k, gap] of one.gap.entries()) expect(Math.abs(gap - (other.gap[k] ?? 0))).toBeLessThan(0.1);
  });
});

describe('edges', () => {
  test('equal points leave no cluster empty of meaning: W is 0', () => {
    expect(kMeans(pointsOf([[1], [1], [5], [5]]), 3).within).toBe(0);
  });

  test('a point alone has silhouette 0; one cluster has none', () => {
    expect(silhouette(pointsOf([[0], [10]]), [0, 1])).toBe(0);
    expect(silhouette(pointsOf([[0], [10]]), [0, 0])).toBeNaN();
  });

  test('more clusters than points, rows of unequal length, unequal clusterings are refused', () => {
    expect(() => kMeans(pointsOf([[1]]), 2)).toThrow(RangeError);
    expect(() => pointsOf([[1], [1, 2]])).toThrow(RangeError);
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow(RangeError);
  });

  test('the Rand index sees through other names: 1 for equal clusterings', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [7, 7, 3, 3])).toBe(1);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });
});

test('FRONTDOOR 21: three different values in two hundred thousand points do not end the process, whatever k', () => {
  const values = Float64Array.from({ length: 200_000 }, (_, i) => i % 3);
  for (const k of [3, 5]) expect(kMeans({ values, dimensions: 1 }, k, { restarts: 2 }).within).toBeCloseTo(0, 8);
});
