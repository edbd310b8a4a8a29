import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expectedAverageValue,
  expectedPurchases,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  fitSbg,
  sbgRetention,
  sbgSurvival,
  seededRandom,
  simulateBgnbd,
  valueFrequencyCorrelation,
} from '../index.ts';
import { readCdnow } from '../testing/read-cdnow.ts';

const cdnow = readCdnow();

describe('the CDNOW sample in calibration', () => {
  test('has 2,357 customers, 946 of them repeaters with 2,457 repeat purchases, and 1,882 purchases held out', () => {
    expect(cdnow.x).toHaveLength(2357);
    expect(cdnow.x.filter((x) => x > 0)).toHaveLength(946);
    expect(cdnow.x.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(cdnow.holdout.reduce((sum, count) => sum + count, 0)).toBe(1882);
    expect(Math.max(...cdnow.T)).toBeCloseTo(38.857, 3);
  });

  test('fits BG/NBD as published: .243, 4.414, .793, 2.426, ln L −9582.4', () => {
    const fit = fitBgnbd(cdnow);
    expect(fit.params.r).toBeCloseTo(0.242595, 6);
    expect(fit.params.alpha).toBeCloseTo(4.413602, 6);
    expect(fit.params.a).toBeCloseTo(0.792922, 6);
    expect(fit.params.b).toBeCloseTo(2.425906, 5);
    expect(fit.logLikelihood).toBeCloseTo(-9582.4292, 4);
    expect(fit).toMatchObject({ converged: true, n: 2357, warnings: [] });
  });

  test('fits MBG/NBD as published: .525, 6.183, .891, 1.614, ln L −9582.1357', () => {
    const { params, logLikelihood, converged } = fitMbgnbd(cdnow);
    expect(params.r).toBeCloseTo(0.525, 3);
    expect(params.alpha).toBeCloseTo(6.183, 3);
    expect(params.a).toBeCloseTo(0.891, 3);
    expect(params.b).toBeCloseTo(1.614, 3);
    expect(logLikelihood).toBeCloseTo(-9582.1357, 4);
    expect(converged).toBe(true);
  });

  test('fits Pareto/NBD as published: .553, 10.578, .606, 11.669, ln L −9594.976', () => {
    const { params, logLikelihood, converged } = fitParetonbd(cdnow);
    expect(params.r).toBeCloseTo(0.553, 3);
    expect(params.alpha).toBeCloseTo(10.578, 3);
    expect(params.s).toBeCloseTo(0.606, 3);
    expect(params.beta).toBeCloseTo(11.669, 3);
    expect(logLikelihood).toBeCloseTo(-9594.976, 3);
    expect(converged).toBe(true);
  });

  test('fits Gamma-Gamma as published: 6.2496, 3.7442, 15.4435, ln L −4055.918 over 946', () => {
    const fit = fitGammaGamma(cdnow);
    expect(fit.params.p).toBeCloseTo(6.2496, 4);
    expect(fit.params.q).toBeCloseTo(3.7442, 4);
    expect(fit.params.gamma).toBeCloseTo(15.4435, 4);
    expect(fit.logLikelihood).toBeCloseTo(-4055.918, 3);
    expect(fit.n).toBe(946);
    expect(valueFrequencyCorrelation(cdnow)).toBeCloseTo(0.11, 2);
  });

  test('gives the published expected values of the first ten customers', () => {
    const published = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    const { params } = fitGammaGamma(cdnow);
    for (const [i, value] of published.entries()) {
      expect(expectedAverageValue(params, cdnow.x[i] ?? 0, cdnow.m[i] ?? 0)).toBeCloseTo(value, 2);
    }
  });

  test('gives the same fit from far-away starts', () => {
    const far = fitBgnbd(cdnow, { starts: [[30, 0.1, 20, 0.05]] });
    expect(far.logLikelihood).toBeCloseTo(-9582.4292, 4);
    expect(fitParetonbd(cdnow, { starts: [[5, 0.5, 8, 300]] }).logLikelihood).toBeCloseTo(-9594.976, 3);
  });

  test('does not depend on the unit of time or money', () => {
    const days = { x: cdnow.x, tx: cdnow.tx.map((t) => t * 7), T: cdnow.T.map((t) => t * 7) };
    expect(fitMbgnbd(days).params.alpha / 7).toBeCloseTo(fitMbgnbd(cdnow).params.alpha, 5);
    expect(fitParetonbd(days).params.beta / 7).toBeCloseTo(fitParetonbd(cdnow).params.beta, 3);
    const rials = fitGammaGamma({ x: cdnow.x, m: cdnow.m.map((value) => value * 1_000_000) });
    expect(rials.params.p).toBeCloseTo(6.2496, 4);
    expect(rials.params.gamma / 1_000_000).toBeCloseTo(15.4435, 4);
  });
});

describe('a fit says when it is not to be trusted', () => {
  test('nobody came back: no numbers, not converged', () => {
    const fit = fitBgnbd({ x: [0, 0], tx: [0, 0], T: [10, 20] });
    expect(fit.params.r).toBeNaN();
    expect(fit).toMatchObject({ converged: false, warnings: ['no-repeaters'] });
    expect(fitGammaGamma({ x: [0], m: [5] }).warnings).toEqual(['no-repeaters']);
  });

  test('few repeaters are told', () => {
    const few = { x: cdnow.x.slice(0, 200), tx: cdnow.tx.slice(0, 200), T: cdnow.T.slice(0, 200) };
    expect(fitMbgnbd(few).warnings).toContain('few-repeaters');
  });

  test('customers who all buy like clockwork drive r to its bound', () => {
    const n = 300;
    const all = (value: number) => Array.from({ length: n }, () => value);
    const fit = fitBgnbd({ x: all(10), tx: all(40), T: all(41) });
    expect(fit.converged).toBe(false);
    expect(fit.warnings).toContain('at-bound');
  });

  test.each([
    ['tx beyond T', { x: [1], tx: [12], T: [10] }],
    ['a repeat purchase at time 0', { x: [1], tx: [0], T: [10] }],
    ['half a purchase', { x: [1.5], tx: [3], T: [10] }],
    ['a negative count', { x: [-1], tx: [0], T: [10] }],
    ['a missing time', { x: [1], tx: [Number.NaN], T: [10] }],
    ['arrays of unequal length', { x: [1, 2], tx: [3], T: [10] }],
  ])('%s is refused', (_, histories) => {
    expect(() => fitParetonbd(histories)).toThrow(RangeError);
  });
});

test('a fit finds the truth that a shop was simulated from, within its own interval', () => {
  const random = seededRandom(7);
  const truth = { r: 0.6, alpha: 8, a: 0.7, b: 2 };
  const histories = { x: [] as number[], tx: [] as number[], T: [] as number[] };
  for (let i = 0; i < 20_000; i++) {
    const T = 20 + 80 * random();
    const times = simulateBgnbd(random, truth, T);
    histories.x.push(times.length - 1);
    histories.tx.push(times.at(-1) ?? 0);
    histories.T.push(T);
  }
  const { intervals } = fitBgnbd(histories);
  for (const [name, value] of Object.entries(truth)) {
    const [low, high] = intervals?.[name as keyof typeof truth] ?? [Number.NaN, Number.NaN];
    expect(value, name).toBeGreaterThan(low * 0.97);
    expect(value, name).toBeLessThan(high * 1.03);
  }
});

describe('shifted beta-geometric', () => {
  test.each([
    ['regular', [1000, 631, 468, 382, 326, 289, 262, 241], 0.704, 1.182, -1680.27],
    ['high-end', [1000, 869, 743, 653, 593, 551, 517, 491], 0.668, 3.806, -1611.16],
  ] as const)('%s subscribers as published', (_, survivors, alpha, beta, logLikelihood) => {
    const fit = fitSbg(survivors);
    expect(fit.params.alpha).toBeCloseTo(alpha, 3);
    expect(fit.params.beta).toBeCloseTo(beta, 3);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 2);
  });

  test('survival is the product of the retentions, which rise with age', () => {
    const params = { alpha: 0.668, beta: 3.806 };
    const product = [1, 2, 3, 4].reduce((share, t) => share * sbgRetention(params, t), 1);
    expect(sbgSurvival(params, 4)).toBeCloseTo(product, 12);
    expect(sbgRetention(params, 5)).toBeGreaterThan(sbgRetention(params, 1));
  });

  test('survivors that rise are refused', () => {
    expect(() => fitSbg([100, 90, 95])).toThrow(RangeError);
    expect(() => fitSbg([100])).toThrow(RangeError);
  });
});

test('whatever a shop has sold, a fit answers, and its forecast is finite', () => {
  const customer = fc
    .record({ x: fc.nat({ max: 40 }), first: fc.integer({ min: 1, max: 200 }), after: fc.nat({ max: 200 }) })
    .map(({ x, first, after }) => ({ x, tx: x === 0 ? 0 : first / 7, T: (first + after) / 7 }));
  fc.assert(
    fc.property(fc.array(customer, { minLength: 1, maxLength: 25 }), (shop) => {
      const histories = { x: shop.map(({ x }) => x), tx: shop.map(({ tx }) => tx), T: shop.map(({ T }) => T) };
      for (const [model, fit] of [
        ['bgnbd', fitBgnbd(histories)],
        ['mbgnbd', fitMbgnbd(histories)],
        ['paretonbd', fitParetonbd(histories)],
      ] as const) {
        if (fit.warnings.includes('no-repeaters')) continue;
        expect(Number.isFinite(fit.logLikelihood), model).toBe(true);
        for (const { x, tx, T } of shop) {
          const expected = expectedPurchases(model, fit.params, 52, x, tx, T);
          expect(expected >= 0 && expected < 1e6, `${model} ${JSON.stringify(fit.params)}: ${expected}`).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
