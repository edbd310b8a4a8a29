import { expect, test } from 'vitest';
import { lineThrough, niceTop, scaleOf } from './scale.ts';

test('a scale runs from end to end, also downwards', () => {
  const y = scaleOf([0, 50], [200, 0]);
  expect([y(0), y(25), y(50)]).toEqual([200, 100, 0]);
});

test('a month in which nothing differs is drawn in the middle', () => {
  expect(scaleOf([7, 7], [0, 40])(7)).toBe(20);
});

test.each([
  [0, 0],
  [-3, 0],
  [1, 1],
  [1.2, 2],
  [2.3, 2.5],
  [413, 500],
  [1000, 1000],
  [0.62, 1],
])('an axis for %d ends at %d', (value, top) => {
  expect(niceTop(value)).toBeCloseTo(top, 12);
});

test('a line starts with a move and goes on with lines', () => {
  expect(
    lineThrough([
      [0, 1],
      [2.5, 3],
    ]),
  ).toBe('M0.0 1.0L2.5 3.0');
  expect(lineThrough([])).toBe('');
});
