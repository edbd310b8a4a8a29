import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cholesky, invertCholesky } from './cholesky.ts';
import { scaledExponentialIntegral } from './exponential-integral.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { hypergeometric2F1 } from './hypergeometric.ts';
import { digamma, logBeta, logGamma, trigamma } from './log-gamma.ts';
import { maximise } from './maximise.ts';
import { beta, gamma, normal, seededRandom } from './random.ts';

const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });

describe('ln Γ and its derivatives', () => {
  test.each([
    [0.5, 0.5 * Math.log(Math.PI)],
    [1, 0],
    [2, 0],
    [10, Math.log(362880)],
    [1e5, 1051287.708973657],
  ])('ln Γ(%f)', (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-13 * (1 + Math.abs(value)));
  });

  test('ψ(1) = −γ, ψ(1/2) = −γ − 2 ln 2, ψ′(1) = π²/6', () => {
    const eulerGamma = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-eulerGamma, 14);
    expect(digamma(0.5)).toBeCloseTo(-eulerGamma - 2 * Math.log(2), 14);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 14);
  });

  test('obey their recurrences', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(1e-11 * (1 + Math.abs(logGamma(x))));
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
        expect((trigamma(x) - trigamma(x + 1)) * x * x).toBeCloseTo(1, 6);
      }),
    );
  });

  test('B(2, 3) = 1/12, and 0 has no logarithm of Γ', () => {
    expect(logBeta(2, 3)).toBeCloseTo(-Math.log(12), 14);
    expect(() => logGamma(0)).toThrow(RangeError);
  });
});

describe('2F1', () => {
  test('has the closed forms of the handbook', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.98, noNaN: true }),
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        (z, a) => {
          expect(hypergeometric2F1(1, 1, 2, z)).toBeCloseTo(-Math.log1p(-z) / z, 10);
          expect(hypergeometric2F1(a, 2.5, 2.5, z) * (1 - z) ** a).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  test('is refused outside 0 ≤ z < 1', () => {
    expect(() => hypergeometric2F1(1, 1, 2, 1)).toThrow(RangeError);
    expect(() => hypergeometric2F1(1, 1, 2, -0.5)).toThrow(RangeError);
    expect(() => hypergeometric2F1(1, 1, -2, 0.5)).toThrow(RangeError);
  });
});

test('e^z E_1(1) is .596347…, and s·E_{s+1} = 1 − z·E_s', () => {
  expect(scaledExponentialIntegral(1, 1)).toBeCloseTo(0.596347362323194, 14);
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (s, z) => {
        expect(s * scaledExponentialIntegral(s + 1, z)).toBeCloseTo(1 - z * scaledExponentialIntegral(s, z), 10);
      },
    ),
  );
});

test('12 Gauss–Legendre nodes integrate x^22 without error', () => {
  const { nodes, weights } = gaussLegendre(12);
  const sum = nodes.reduce((total, x, i) => total + (weights[i] ?? 0) * x ** 22, 0);
  expect(sum).toBeCloseTo(2 / 23, 14);
});

describe('maximise', () => {
  test('finds the top of a parabola from a bad start, with the inverse Hessian as covariance', () => {
    // −(x − 3)² in x: at the top, the curvature in ln x is −2·3².
    const found = maximise(
      (p, g, h) => {
        const x = p[0] ?? 0;
        g[0] = -2 * (x - 3);
        h[0] = -2;
        return -((x - 3) ** 2);
      },
      [1000],
    );
    expect(found.converged).toBe(true);
    expect(found.params[0]).toBeCloseTo(3, 8);
    expect(found.logCovariance?.[0]).toBeCloseTo(1 / 18, 8);
  });

  test('says so when there is no top inside the bounds', () => {
    const found = maximise(
      (p, g) => {
        g[0] = 1;
        return p[0] ?? 0;
      },
      [1],
      { upper: [50] },
    );
    expect(found).toMatchObject({ converged: false, atBound: true });
    expect(found.params[0]).toBeCloseTo(50, 8);
  });

  test('the inverse by Cholesky is the inverse; a matrix that is not positive definite has no factor', () => {
    const factor = cholesky(Float64Array.of(4, 2, 2, 3), 2) ?? new Float64Array();
    expect([...invertCholesky(factor, 2)].map((value) => value * 8)).toEqual(
      [3, -2, -2, 4].map((v) => expect.closeTo(v, 12)),
    );
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  });
});

describe('random numbers', () => {
  test('are the same for the same seed and differ for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test.each([
    ['normal', normal, 0, 1],
    ['gamma(.3)', (random: () => number) => gamma(random, 0.3), 0.3, 0.3],
    ['gamma(4)', (random: () => number) => gamma(random, 4), 4, 4],
    ['beta(2, 3)', (random: () => number) => beta(random, 2, 3), 0.4, 0.04],
  ])('%s has its mean and variance', (_, draw, mean, variance) => {
    const random = seededRandom(5);
    const values = Array.from({ length: 100_000 }, () => draw(random));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(variance / values.length));
    const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
    expect(spread / variance).toBeCloseTo(1, 1);
  });
});
