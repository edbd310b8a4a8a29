import { cholesky } from '../numeric/cholesky.ts';
import { normal, seededRandom } from '../numeric/random.ts';
import type { Fit } from './fit.ts';
import { expectedAverageValue, type GammaGammaParams } from './fit-gammagamma.ts';
import { discountedPurchasesIfAlive, type PredictOptions, WEEKS_PER_MONTH } from './predict-all.ts';
import { type PurchaseModel, type PurchaseParams, predictorOf } from './predictor.ts';

/** Middle 95 % of what a figure would be if the parameters were drawn anew from what the data leave open. */
export type Interval = readonly [low: number, high: number];

/**
 * Draws parameter sets from the normal approximation of the fit: ln θ ~ N(ln θ̂, inverse negative Hessian). The same seed
 * gives the same draws. Throws RangeError for a fit without a covariance (not converged, flat).
 */
export function parameterDraws<P extends object>(fit: Fit<P>, count: number, seed: number): P[] {
  const names = Object.keys(fit.params);
  const size = names.length;
  const factor = fit.logCovariance && cholesky(fit.logCovariance, size);
  if (!factor) throw new RangeError('the fit has no covariance to draw from');
  const random = seededRandom(seed);
  const values = Object.values(fit.params);
  return Array.from({ length: count }, () => {
    const z = Array.from({ length: size }, () => normal(random));
    const drawn = names.map((name, i) => {
      let shift = 0;
      for (let j = 0; j <= i; j++) shift += (factor[i * size + j] ?? 0) * (z[j] ?? 0);
      return [name, Number(values[i]) * Math.exp(shift)];
    });
    // The cast is sound: every name of P is given a number, and P holds numbers only.
    return Object.fromEntries(drawn) as P;
  });
}

/** 95 % interval of any figure that is computed from the parameters. Errors as `parameterDraws`. */
export function predictionInterval<P extends object>(
  fit: Fit<P>,
  figure: (params: P) => number,
  { draws = 400, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): Interval {
  return middle95(parameterDraws(fit, draws, seed).map((params) => orNothing(() => figure(params))));
}

export interface ClvIntervalInput {
  readonly model: PurchaseModel;
  readonly fit: Fit<PurchaseParams>;
  readonly gammaGamma: Fit<GammaGammaParams>;
  readonly history: { readonly x: number; readonly tx: number; readonly T: number; readonly m: number };
  readonly options?: Omit<PredictOptions, 'horizonWeeks' | 'collapsed'>;
}

/**
 * 95 % interval of the EXPECTED 12-month CLV of one customer, from the uncertainty of both fits. It tells how well the
 * mean is known; what one customer really spends varies far more. Errors as `parameterDraws`.
 */
export function clvInterval(input: ClvIntervalInput, draws = 400, seed = 1): Interval {
  const { x, tx, T, m } = input.history;
  const { monthLength = WEEKS_PER_MONTH, monthlyDiscount = 0.01, margin = 1 } = input.options ?? {};
  const spends = parameterDraws(input.gammaGamma, draws, seed + 1);
  const valueWith = (params: PurchaseParams, i: number) => {
    const predictor = predictorOf(input.model, params);
    const purchases =
      predictor.pAlive(x, tx, T) * discountedPurchasesIfAlive(predictor, x, T, monthLength, monthlyDiscount);
    const spend = spends[i] ?? input.gammaGamma.params;
    return margin * purchases * expectedAverageValue(spend, x, m);
  };
  const drawn = parameterDraws(input.fit, draws, seed);
  return middle95(drawn.map((params, i) => orNothing(() => valueWith(params, i))));
}

/**
 * A draw far out in the tail of a loose fit may lie where no series settles. It says nothing about the middle 95 %, and must
 * not take the answer of all the others with it.
 */
function orNothing(value: () => number): number {
  try {
    return value();
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN;
    throw error;
  }
}

/** Not defined when more than a twentieth of the draws gave nothing: then the interval itself would be invented. */
function middle95(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  if (sorted.length < 0.95 * values.length) return [Number.NaN, Number.NaN];
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
