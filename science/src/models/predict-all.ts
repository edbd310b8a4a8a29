import { expectedAverageValue, type GammaGammaParams } from './fit-gammagamma.ts';
import { type CollapsedHistories, collapseHistories, type Histories } from './histories.ts';
import type { Predictor } from './prediction.ts';
import { type PurchaseModel, type PurchaseParams, predictorOf } from './predictor.ts';

/** Length of a month in weeks in the 12-month CLV: the step that the `lifetimes` library uses. */
export const WEEKS_PER_MONTH = 4.345;
const MONTHS = 12;

export interface PredictOptions {
  /** Horizon of `expectedPurchases`, in the unit of the histories (weeks). */
  readonly horizonWeeks: number;
  /** Discount rate a month, as a fraction (default 0.01). */
  readonly monthlyDiscount?: number;
  /** Contribution margin as a fraction of the value (default 1: then `clv` is revenue and should be called LTV). */
  readonly margin?: number;
  /** Length of a month in the unit of the histories: 4.345 weeks (default), 30.415 days. */
  readonly monthLength?: number;
  /** The same histories, collapsed already. */
  readonly collapsed?: CollapsedHistories;
}

/** One value per customer, in the order of the histories. */
export interface Predictions {
  readonly pAlive: Float64Array;
  readonly expectedPurchases: Float64Array;
  /** E[M | x, m] in money; NaN for all without a Gamma-Gamma fit. */
  readonly averageValue: Float64Array;
  /** Discounted value of the next 12 months in money; NaN for all without a Gamma-Gamma fit. */
  readonly clv: Float64Array;
}

/**
 * Predicts for every customer. Per month i = 1..12 of length `monthLength`, nothing discounted inside a month:
 *
 *   CLV = margin · E[M] · Σ_i (E[Y(i)] − E[Y(i−1)]) / (1+d)^i
 *
 * the convention of the `lifetimes` library. `m` is the mean value of the REPEAT transactions, any value where x = 0.
 * Throws RangeError for impossible histories, parameters ≤ 0 or a discount ≤ −1.
 */
export function predictAll(
  model: PurchaseModel,
  params: PurchaseParams,
  gammaGamma: GammaGammaParams | undefined,
  histories: Histories & { readonly m: ArrayLike<number> },
  options: PredictOptions,
): Predictions {
  const { horizonWeeks, monthlyDiscount = 0.01, margin = 1, monthLength = WEEKS_PER_MONTH } = options;
  if (!(horizonWeeks >= 0)) throw new RangeError(`a horizon must be >= 0, got ${horizonWeeks}`);
  const different = options.collapsed ?? collapseHistories(histories);
  const predictor = predictorOf(model, params);
  const size = different.x.length;
  const alive = new Float64Array(size);
  const purchases = new Float64Array(size);
  const discounted = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const x = different.x[i] ?? 0;
    const T = different.T[i] ?? 0;
    const chance = predictor.pAlive(x, different.tx[i] ?? 0, T);
    alive[i] = chance;
    purchases[i] = chance * predictor.purchasesIfAlive(horizonWeeks, x, T);
    if (!gammaGamma) continue;
    discounted[i] = chance * discountedPurchasesIfAlive(predictor, x, T, monthLength, monthlyDiscount);
  }

  const n = different.n;
  const averageValue = new Float64Array(n).fill(Number.NaN);
  const clv = new Float64Array(n).fill(Number.NaN);
  if (gammaGamma) {
    for (let row = 0; row < n; row++) {
      const value = expectedAverageValue(gammaGamma, histories.x[row] ?? 0, histories.m[row] ?? 0);
      averageValue[row] = value;
      clv[row] = margin * value * (discounted[different.place[row] ?? 0] ?? 0);
    }
  }
  const spread = (values: Float64Array): Float64Array =>
    Float64Array.from(different.place, (place) => values[place] ?? Number.NaN);
  return { pAlive: spread(alive), expectedPurchases: spread(purchases), averageValue, clv };
}

/**
 * Purchases of the next 12 months, discounted: Σ_i (E[Y(i)] − E[Y(i−1)]) / (1+d)^i, for a customer who is alive at T.
 * Throws RangeError for a discount ≤ −1.
 */
export function discountedPurchasesIfAlive(
  predictor: Predictor,
  x: number,
  T: number,
  monthLength: number,
  monthlyDiscount: number,
): number {
  if (!(monthlyDiscount > -1)) throw new RangeError(`a discount must be above -1, got ${monthlyDiscount}`);
  let before = 0;
  let sum = 0;
  let factor = 1;
  for (let month = 1; month <= MONTHS; month++) {
    const until = predictor.purchasesIfAlive(month * monthLength, x, T);
    factor /= 1 + monthlyDiscount;
    sum += (until - before) * factor;
    before = until;
  }
  return sum;
}
