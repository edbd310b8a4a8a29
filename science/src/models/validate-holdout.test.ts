import { describe, expect, test } from 'vitest';
import {
  clvInterval,
  fitBgnbd,
  fitGammaGamma,
  fitMbgnbd,
  fitParetonbd,
  predictAll,
  predictionInterval,
  validateHoldout,
} from '../index.ts';
import { readCdnow } from '../testing/read-cdnow.ts';

const cdnow = readCdnow();
const fits = { bgnbd: fitBgnbd(cdnow), mbgnbd: fitMbgnbd(cdnow), paretonbd: fitParetonbd(cdnow) };

describe('39 weeks of CDNOW held out, 1,882 purchases', () => {
  test.each([
    ['bgnbd', 1653.4, -12.1, 0.785],
    ['mbgnbd', 1576.7, -16.2, 0.765],
    ['paretonbd', 1665.5, -11.5, 0.755],
  ] as const)('%s expects %f (%f %%), mean absolute error %f', (model, expected, percent, mae) => {
    const report = validateHoldout({
      model,
      params: fits[model].params,
      histories: cdnow,
      holdout: cdnow.holdout,
      length: 39,
    });
    expect(report.actual).toBe(1882);
    expect(report.expected).toBeCloseTo(expected, 1);
    expect(report.totalError * 100).toBeCloseTo(percent, 1);
    expect(report.mae).toBeCloseTo(mae, 3);
    expect(report.baselines.mean.mae).toBeCloseTo(1.134, 3);
    expect(report.baselines.ownRate.mae).toBeGreaterThan(report.mae);
  });

  test('the plot by x adds up to the totals', () => {
    const { byX, actual, expected, n } = validateHoldout({
      model: 'mbgnbd',
      params: fits.mbgnbd.params,
      histories: cdnow,
      holdout: cdnow.holdout,
      length: 39,
    });
    expect(byX.reduce((sum, row) => sum + row.customers, 0)).toBe(n);
    expect(byX.reduce((sum, row) => sum + row.customers * row.actual, 0)).toBeCloseTo(actual, 6);
    expect(byX.reduce((sum, row) => sum + row.customers * row.expected, 0)).toBeCloseTo(expected, 6);
  });

  test('a hold-out of another size is refused', () => {
    expect(() =>
      validateHoldout({ model: 'bgnbd', params: fits.bgnbd.params, histories: cdnow, holdout: [1], length: 39 }),
    ).toThrow(RangeError);
  });
});

describe('intervals', () => {
  test('the interval of a parameter by draws is about the one of the inverse Hessian', () => {
    const [low, high] = predictionInterval(fits.bgnbd, (params) => params.alpha, { draws: 4000 });
    const [lowByHessian, highByHessian] = fits.bgnbd.intervals?.alpha ?? [0, 0];
    expect(low / lowByHessian).toBeCloseTo(1, 1);
    expect(high / highByHessian).toBeCloseTo(1, 1);
  });

  test('the CLV of a customer lies in its interval, which is the same for the same seed', () => {
    const gammaGamma = fitGammaGamma(cdnow);
    const history = { x: 2, tx: 30.43, T: 38.86, m: 22.35 };
    const input = { model: 'mbgnbd', fit: fits.mbgnbd, gammaGamma, history } as const;
    const [low, high] = clvInterval(input);
    const one = { x: [2], tx: [30.43], T: [38.86], m: [22.35] };
    const clv = predictAll('mbgnbd', fits.mbgnbd.params, gammaGamma.params, one, { horizonWeeks: 52 }).clv[0] ?? 0;
    expect(low).toBeLessThan(clv);
    expect(high).toBeGreaterThan(clv);
    expect(high / low).toBeLessThan(2);
    expect(clvInterval(input)).toEqual([low, high]);
  });

  test('a fit that found nothing has no interval', () => {
    const nothing = fitBgnbd({ x: [0], tx: [0], T: [5] });
    expect(() => predictionInterval(nothing, (params) => params.r)).toThrow(RangeError);
  });
});
