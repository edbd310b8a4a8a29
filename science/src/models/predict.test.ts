import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dert,
  expectedAverageValue,
  expectedPurchases,
  expectedPurchasesOfNew,
  logLikelihood,
  type PurchaseModel,
  pAlive,
  predictAll,
} from '../index.ts';
import { hypergeometric2F1 } from '../numeric/hypergeometric.ts';

/** The published parameters. */
const bg = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const mbg = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
const pareto = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
const spend = { p: 6.25, q: 3.74, gamma: 15.44 };

describe('BG/NBD at the published parameters', () => {
  test('two repeat purchases: 1.226 expected in 39 weeks, alive with .726579', () => {
    expect(expectedPurchases('bgnbd', bg, 39, 2, 30.43, 38.86)).toBeCloseTo(1.226028, 6);
    expect(pAlive('bgnbd', bg, 2, 30.43, 38.86)).toBeCloseTo(0.726579, 6);
  });

  test('no repeat purchase: .195098 expected, alive for certain', () => {
    expect(expectedPurchases('bgnbd', bg, 39, 0, 0, 38.86)).toBeCloseTo(0.195098, 6);
    expect(pAlive('bgnbd', bg, 0, 0, 38.86)).toBe(1);
  });

  test('a heavy buyer: 25.7582 in 52 weeks, alive with .968916', () => {
    expect(expectedPurchases('bgnbd', bg, 52, 26, 30.86, 31)).toBeCloseTo(25.7582, 4);
    expect(pAlive('bgnbd', bg, 26, 30.86, 31)).toBeCloseTo(0.968916, 6);
  });

  test.each([
    [1, 0.053268],
    [39, 1.196723],
    [52, 1.446051],
    [78, 1.860519],
  ])('a new customer is expected to buy again in %i weeks %f times', (t, times) => {
    expect(expectedPurchasesOfNew('bgnbd', bg, t)).toBeCloseTo(times, 6);
  });

  test('a new customer buys nothing in 39 weeks with .57379', () => {
    expect(Math.exp(logLikelihood('bgnbd', bg, { x: [0], tx: [0], T: [39] }))).toBeCloseTo(0.57379, 5);
  });

  test('12-month CLV of 36.289 by the convention of lifetimes', () => {
    const { clv, averageValue } = predictAll(
      'bgnbd',
      bg,
      spend,
      { x: [2], tx: [30.43], T: [38.86], m: [22.35] },
      { horizonWeeks: 52 },
    );
    expect(clv[0]).toBeCloseTo(36.289, 3);
    expect(averageValue[0]).toBeCloseTo(expectedAverageValue(spend, 2, 22.35), 12);
  });
});

test('MBG/NBD at the published parameters', () => {
  expect(expectedPurchases('mbgnbd', mbg, 39, 2, 30.43, 38.86)).toBeCloseTo(1.262961, 6);
  expect(pAlive('mbgnbd', mbg, 2, 30.43, 38.86)).toBeCloseTo(0.706202, 6);
  expect(expectedPurchases('mbgnbd', mbg, 39, 0, 0, 38.86)).toBeCloseTo(0.154013, 6);
  expect(pAlive('mbgnbd', mbg, 0, 0, 38.86)).toBeCloseTo(0.389735, 6);
});

describe('Pareto/NBD at the published parameters', () => {
  test('the three histories of the notes', () => {
    expect(expectedPurchases('paretonbd', pareto, 39, 2, 30.43, 38.86)).toBeCloseTo(1.455123, 6);
    expect(pAlive('paretonbd', pareto, 2, 30.43, 38.86)).toBeCloseTo(0.869168, 6);
    expect(expectedPurchases('paretonbd', pareto, 39, 0, 0, 38.86)).toBeCloseTo(0.107081, 6);
    expect(pAlive('paretonbd', pareto, 0, 0, 38.86)).toBeCloseTo(0.295287, 6);
    expect(expectedPurchases('paretonbd', pareto, 52, 26, 30.86, 31)).toBeCloseTo(25.46, 2);
    expect(pAlive('paretonbd', pareto, 26, 30.86, 31)).toBeCloseTo(0.998, 3);
  });

  test.each([
    [1, 0.05098],
    [39, 1.213003],
    [52, 1.472997],
    [78, 1.909398],
  ])('a new customer is expected to buy again in %i weeks %f times', (t, times) => {
    expect(expectedPurchasesOfNew('paretonbd', pareto, t)).toBeCloseTo(times, 6);
  });
});

describe('DERT at 15 % a year', () => {
  const delta = Math.log(1.15) / 52;
  test.each([
    [2, 30.43, 38.86, 6.501731, 5.16955],
    [0, 0, 38.86, 0.478458, 1.01875],
    [7, 35, 38.86, 20.716083, 16.69883],
    [26, 30.86, 31, 86.289889, 71.06473],
  ])('x = %i, tx = %f, T = %f: Pareto/NBD %f, BG/NBD %f', (x, tx, T, byPareto, byBg) => {
    expect(dert('paretonbd', pareto, delta, x, tx, T)).toBeCloseTo(byPareto, 6);
    expect(Math.abs(dert('bgnbd', bg, delta, x, tx, T) - byBg)).toBeLessThan(1.5e-5);
  });

  test('is the sum of many small discounted steps, for MBG/NBD too', () => {
    let sum = 0;
    for (let t = 0; t < 6000; t += 0.25) {
      const step =
        expectedPurchases('mbgnbd', mbg, t + 0.25, 2, 30.43, 38.86) -
        expectedPurchases('mbgnbd', mbg, t, 2, 30.43, 38.86);
      sum += step * Math.exp(-delta * (t + 0.125));
    }
    expect(dert('mbgnbd', mbg, delta, 2, 30.43, 38.86)).toBeCloseTo(sum, 3);
  });
});

const history = fc
  .record({ x: fc.nat({ max: 60 }), first: fc.integer({ min: 1, max: 400 }), after: fc.nat({ max: 400 }) })
  .map(({ x, first, after }) => ({ x, tx: x === 0 ? 0 : first / 7, T: (first + after) / 7 }));
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('BG and MBG/NBD answer what the published formulas with 2F1 answer', () => {
  fc.assert(
    fc.property(
      history,
      fc.record({ r: positive(0.1, 4), alpha: positive(2, 40), a: positive(0.2, 4), b: positive(1, 20) }),
      fc.constantFrom(0, 1),
      ({ x, tx, T }, params, extra) => {
        const { r, alpha, a, b } = params;
        fc.pre(Math.abs(a - 1) > 0.01);
        const t = 52;
        const y = x + extra;
        const c = a + b + y - 1;
        const alive = y === 0 ? 1 : 1 / (1 + (a / (b + y - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x));
        const bracket =
          1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * hypergeometric2F1(r + x, b + y, c, t / (alpha + T + t));
        const expected = (c / (a - 1)) * bracket * alive;
        const answer = expectedPurchases(extra ? 'mbgnbd' : 'bgnbd', params, t, x, tx, T);
        expect(Math.abs(answer - expected)).toBeLessThan(1e-8 * (1 + expected));
      },
    ),
  );
});

test('the chance to be alive in Pareto/NBD is that of the published A0 with 2F1', () => {
  fc.assert(
    fc.property(
      history,
      fc.record({ r: positive(0.1, 4), alpha: positive(1, 40), s: positive(0.1, 3), beta: positive(1, 40) }),
      ({ x, tx, T }, params) => {
        const { r, alpha, s, beta } = params;
        const all = r + s + x;
        const larger = Math.max(alpha, beta);
        const second = alpha >= beta ? s + 1 : r + x;
        const part = (time: number) =>
          hypergeometric2F1(all, second, all + 1, Math.abs(alpha - beta) / (larger + time)) / (larger + time) ** all;
        const odds = (s / all) * (alpha + T) ** (r + x) * (beta + T) ** s * (part(tx) - part(T));
        fc.pre(Number.isFinite(odds) && odds > 1e-6);
        expect(pAlive('paretonbd', params, x, tx, T)).toBeCloseTo(1 / (1 + odds), 7);
      },
    ),
  );
});

const models: [PurchaseModel, typeof bg | typeof pareto][] = [
  ['bgnbd', bg],
  ['mbgnbd', mbg],
  ['paretonbd', pareto],
];

test.each(models)('%s: chances lie in 0..1, more time brings more purchases, from none at once', (model, params) => {
  fc.assert(
    fc.property(history, fc.nat({ max: 200 }), ({ x, tx, T }, t) => {
      const chance = pAlive(model, params, x, tx, T);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(expectedPurchases(model, params, 0, x, tx, T)).toBe(0);
      const soon = expectedPurchases(model, params, t, x, tx, T);
      expect(expectedPurchases(model, params, t + 1, x, tx, T)).toBeGreaterThanOrEqual(soon);
    }),
  );
});

test.each(models)('%s: predicting all at once answers each customer as alone', (model, params) => {
  const all = { x: [0, 2, 2, 26], tx: [0, 30.43, 30.43, 30.86], T: [38.86, 38.86, 38.86, 31], m: [0, 22, 40, 10] };
  const {
    pAlive: alive,
    expectedPurchases: purchases,
    clv,
  } = predictAll(model, params, spend, all, { horizonWeeks: 39 });
  for (const i of [0, 1, 2, 3]) {
    const [x = 0, tx = 0, T = 0] = [all.x[i], all.tx[i], all.T[i]];
    expect(alive[i]).toBeCloseTo(pAlive(model, params, x, tx, T), 12);
    expect(purchases[i]).toBeCloseTo(expectedPurchases(model, params, 39, x, tx, T), 12);
  }
  expect((clv[2] ?? 0) / (clv[1] ?? 1)).toBeCloseTo(
    expectedAverageValue(spend, 2, 40) / expectedAverageValue(spend, 2, 22),
    12,
  );
});

test('a = 1 and s = 1 are no gaps', () => {
  const near = (a: number) => expectedPurchases('bgnbd', { ...bg, a }, 39, 2, 30.43, 38.86);
  expect(near(1)).toBeCloseTo((near(1 - 1e-6) + near(1 + 1e-6)) / 2, 9);
  const nearS = (s: number) => expectedPurchases('paretonbd', { ...pareto, s }, 39, 2, 30.43, 38.86);
  expect(nearS(1)).toBeCloseTo((nearS(1 - 1e-6) + nearS(1 + 1e-6)) / 2, 9);
});

test('without a fit of spending there is no money, and no crash', () => {
  const { clv, averageValue } = predictAll(
    'mbgnbd',
    mbg,
    undefined,
    { x: [0], tx: [0], T: [9], m: [0] },
    { horizonWeeks: 52 },
  );
  expect(clv[0]).toBeNaN();
  expect(averageValue[0]).toBeNaN();
});

test('a customer without a repeat purchase is expected to spend the mean of the population', () => {
  expect(expectedAverageValue(spend, 0, 0)).toBeCloseTo(35.22, 2);
  expect(expectedAverageValue({ p: 2, q: 0.8, gamma: 10 }, 0, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("another model's parameters, or none, are refused", () => {
  expect(() => pAlive('paretonbd', bg, 0, 0, 5)).toThrow(TypeError);
  expect(() => pAlive('bgnbd', pareto, 0, 0, 5)).toThrow(TypeError);
  expect(() => pAlive('bgnbd', { ...bg, r: Number.NaN }, 0, 0, 5)).toThrow(RangeError);
  expect(() => expectedPurchases('bgnbd', bg, -1, 0, 0, 5)).toThrow(RangeError);
});

test('customers who are all alike: λ purchases a week until they leave, (1 − e^(−λpt))/p expected', () => {
  const rate = fc.double({ min: 0.01, max: 2, noNaN: true });
  const leave = fc.double({ min: 0.01, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(rate, leave, fc.nat({ max: 60 }), (lambda, p, x) => {
      const alike = { r: 1e7 * lambda, alpha: 1e7, a: 1e7 * p, b: 1e7 * (1 - p) };
      const expected = (1 - Math.exp(-lambda * p * 52)) / p;
      const answer = expectedPurchases('bgnbd', alike, 52, x, x === 0 ? 0 : 30, 30);
      expect(answer / pAlive('bgnbd', alike, x, x === 0 ? 0 : 30, 30) / expected).toBeCloseTo(1, 2);
    }),
  );
});
