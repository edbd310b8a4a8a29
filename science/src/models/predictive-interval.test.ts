import { describe, expect, it } from 'vitest';
import { fitBgnbd, fitGammaGamma, fitMbgnbd, fitParetonbd, type PurchaseModel, predictAll } from '../index.ts';
import { seededRandom } from '../numeric/random.ts';
import { dayOf, readCdnow, readCdnowDays } from '../testing/read-cdnow.ts';
import { drawFutures, predictiveInterval, shortestInterval } from './predictive-interval.ts';

const cut = dayOf('1997-09-30');
const end = dayOf('1998-06-30');

/** Each customer until the cut, and what she spent in the 39 weeks after it. */
function heldOut() {
  const calibration = readCdnow();
  return readCdnowDays().map((days, i) => ({
    x: calibration.x[i] ?? 0,
    tx: calibration.tx[i] ?? 0,
    T: calibration.T[i] ?? 0,
    m: calibration.m[i] ?? 0,
    later: [...days].reduce((sum, [day, amount]) => sum + (day > cut && day <= end ? amount : 0), 0),
  }));
}

describe('the predictive interval', () => {
  const people = heldOut();
  const histories = {
    x: people.map(({ x }) => x),
    tx: people.map(({ tx }) => tx),
    T: people.map(({ T }) => T),
    m: people.map(({ m }) => m),
  };
  const gammaGamma = fitGammaGamma(histories).params;
  const fits = { bgnbd: fitBgnbd, mbgnbd: fitMbgnbd, paretonbd: fitParetonbd };

  it.each(Object.keys(fits) as PurchaseModel[])(
    'FRONTDOOR 27: of %s holds the 39 weeks of spend of 75 to 85 % of the held-out customers of CDNOW',
    (model) => {
      const { params } = fits[model](histories);
      const within = people.filter(({ later, ...history }, i) => {
        const [low, high] = predictiveInterval(
          { model, params, gammaGamma, history, horizon: 39 },
          { draws: 500, seed: i + 1 },
        );
        return later >= low - 1e-9 && later <= high + 1e-9;
      });
      const share = within.length / people.length;
      expect(share).toBeGreaterThanOrEqual(0.75);
      expect(share).toBeLessThanOrEqual(0.85);
    },
    60_000,
  );

  it('draws futures whose mean is the expectation, discounted or not', () => {
    const { params } = fitMbgnbd(histories);
    const history = { x: 6, tx: 30, T: 38, m: 40 };
    const one = { x: [6], tx: [30], T: [38], m: [40] };
    const expected = predictAll('mbgnbd', params, gammaGamma, one, { horizonWeeks: 39, monthlyDiscount: 0.02 });
    const mean = (draws: Float64Array) => draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const counts = drawFutures({ model: 'mbgnbd', params, history, horizon: 39 }, { draws: 40_000 });
    expect(mean(counts)).toBeCloseTo(expected.expectedPurchases[0] ?? Number.NaN, 1);
    const values = drawFutures(
      { model: 'mbgnbd', params, gammaGamma, history, horizon: 12 * 4.345, monthlyDiscount: 0.02 },
      { draws: 40_000 },
    );
    expect(mean(values) / (expected.clv[0] ?? Number.NaN)).toBeCloseTo(1, 1);
  });

  it('answers the same for the same seed', () => {
    const { params } = fitBgnbd(histories);
    const input = { model: 'bgnbd', params, gammaGamma, history: { x: 2, tx: 20, T: 38, m: 25 }, horizon: 39 } as const;
    expect(predictiveInterval(input)).toEqual(predictiveInterval(input));
  });

  it('is the shortest that holds the share, for any draws', () => {
    const random = seededRandom(7);
    for (let turn = 0; turn < 200; turn++) {
      const draws = Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(random() * 9));
      const [low, high] = shortestInterval(draws, 0.8);
      const held = (from: number, to: number) => draws.filter((one) => one >= from && one <= to).length;
      expect(held(low, high)).toBeGreaterThanOrEqual(0.8 * draws.length);
      for (const from of draws)
        for (const to of draws)
          if (to - from >= 0 && to - from < high - low) expect(held(from, to)).toBeLessThan(0.8 * draws.length);
    }
  });
});
