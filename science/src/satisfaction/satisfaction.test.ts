import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acsiStyleIndex, acsiWeights, driverScore } from './acsi.ts';
import { ces, csat } from './csat.ts';
import { countNps, nps } from './nps.ts';

describe('NPS', () => {
  test('30 % promoters and 20 % detractors of 200: +10, standard error 4.95, ± 9.70', () => {
    const answer = nps({ promoters: 60, passives: 100, detractors: 40 });
    expect(answer.nps).toBeCloseTo(10, 12);
    expect(answer.standardError).toBeCloseTo(4.95, 2);
    expect(answer.interval[1] - answer.nps).toBeCloseTo(9.7, 2);
  });

  test('9 and 10 promote, 7 and 8 do neither, 0 to 6 detract', () => {
    expect(countNps([0, 6, 7, 8, 9, 10])).toEqual({ promoters: 2, passives: 2, detractors: 2 });
    expect(() => countNps([11])).toThrow(RangeError);
    expect(() => countNps([7.5])).toThrow(RangeError);
  });

  test('stays within −100..100 and is not defined without answers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (answers) => {
        const { interval, nps: score } = nps(countNps(answers));
        expect(interval[0]).toBeGreaterThanOrEqual(-100);
        expect(interval[0]).toBeLessThanOrEqual(score);
        expect(interval[1]).toBeLessThanOrEqual(100);
      }),
    );
    expect(nps({ promoters: 0, passives: 0, detractors: 0 }).nps).toBeNaN();
  });
});

describe('the ACSI-style index', () => {
  test('means 8.0, 7.5, 7.0: 72.76 with the published weights of Ohio, 72.22 with equal ones', () => {
    expect(acsiStyleIndex([8, 7.5, 7], [0.3885, 0.319, 0.2925])).toBeCloseTo(72.76, 2);
    expect(acsiStyleIndex([8, 7.5, 7])).toBeCloseTo(72.22, 2);
  });

  test('means 8, 7, 6: 66.7; all 1: 0; all 10: 100', () => {
    expect(acsiStyleIndex([8, 7, 6])).toBeCloseTo(66.7, 1);
    expect(acsiStyleIndex([1, 1, 1])).toBe(0);
    expect(acsiStyleIndex([10, 10, 10])).toBe(100);
    expect(() => acsiStyleIndex([0, 5, 5])).toThrow(RangeError);
    expect(driverScore(5.5)).toBe(50);
  });

  test('own weights add up to 1, and items that move alike weigh alike', () => {
    const items = [1, 4, 7, 10, 6];
    const weights = acsiWeights([items, items, items]);
    for (const weight of weights) expect(weight).toBeCloseTo(1 / 3, 10);
    const [first, , third] = acsiWeights([items, items, [5, 5, 6, 6, 5]]);
    expect(first).toBeGreaterThan(third);
  });
});

test('CSAT counts 4 and 5 of five, CES 5 to 7 of seven', () => {
  expect(csat([5, 4, 3, 1])).toEqual({ n: 4, mean: 3.25, share: 0.5 });
  expect(ces([7, 5, 4, 2])).toEqual({ n: 4, mean: 4.5, share: 0.5 });
  expect(csat([]).share).toBeNaN();
  expect(() => csat([6])).toThrow(RangeError);
  expect(() => ces([0])).toThrow(RangeError);
});
