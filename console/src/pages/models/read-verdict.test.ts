import { expect, test } from 'vitest';
import { readVerdict } from './read-verdict.ts';

const holdout = (actual: number, expected: number, mae: number, mean: number, ownRate: number) => ({
  n: 2357,
  actual,
  expected,
  totalError: expected / actual - 1,
  mae,
  baselines: { mean: { expected: actual, mae: mean }, ownRate: { expected, mae: ownRate } },
  byX: [],
});

test('the CDNOW hold-out: 1,882 happened of 1,576.7 forecast with MBG/NBD, and the error is a third less than the mean', () => {
  const verdict = readVerdict(holdout(1882, 1576.7, 0.765, 1.134, 0.9));
  expect(verdict.ofHundred).toBe(119);
  expect(verdict.leaning).toBe('cautious');
  expect(verdict.lessThanMean).toBeCloseTo(0.325, 3);
});

test('a forecast above what happened is hopeful, one within two percent is even', () => {
  expect(readVerdict(holdout(90, 100, 1, 1, 1))).toMatchObject({ ofHundred: 90, leaning: 'hopeful' });
  expect(readVerdict(holdout(99, 100, 1, 1, 1)).leaning).toBe('even');
});

test('a model worse than a baseline is told as worse', () => {
  expect(readVerdict(holdout(100, 100, 1.2, 1, 1)).lessThanMean).toBeCloseTo(-0.2, 12);
});

test('nothing forecast and nothing to compare with give no figure', () => {
  expect(readVerdict(holdout(5, 0, 0, 0, 0))).toMatchObject({ ofHundred: null, lessThanMean: null });
});
