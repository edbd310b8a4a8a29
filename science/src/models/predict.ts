import { checkHistory } from './histories.ts';
import { type PurchaseModel, type PurchaseParams, predictorOf } from './predictor.ts';

/**
 * Chance that a customer has not left for ever, 0..1. Times in the unit of the fit. In BG/NBD a customer with x = 0 is
 * alive with certainty, which is a quirk of the model and no sign of health: show MBG/NBD or Pareto/NBD instead.
 * Sources: Fader, Hardie, Lee 2005; Batislam et al. 2007; Schmittlein et al. 1987.
 * Throws RangeError for an impossible history or parameters ≤ 0.
 */
export function pAlive(model: PurchaseModel, params: PurchaseParams, x: number, tx: number, T: number): number {
  checkHistory(x, tx, T, 0);
  return predictorOf(model, params).pAlive(x, tx, T);
}

/**
 * E[Y(t) | x, tx, T]: expected purchases of a customer in the next t ≥ 0 (unit of the fit), given the history.
 * Throws RangeError for an impossible history, parameters ≤ 0 or t < 0.
 */
export function expectedPurchases(
  model: PurchaseModel,
  params: PurchaseParams,
  t: number,
  x: number,
  tx: number,
  T: number,
): number {
  checkHistory(x, tx, T, 0);
  refuseNegative(t);
  const predictor = predictorOf(model, params);
  return predictor.purchasesIfAlive(t, x, T) * predictor.pAlive(x, tx, T);
}

/**
 * E[X(t)]: expected repeat purchases of a customer won today in the first t ≥ 0 (unit of the fit).
 * Throws RangeError for parameters ≤ 0 or t < 0.
 */
export function expectedPurchasesOfNew(model: PurchaseModel, params: PurchaseParams, t: number): number {
  refuseNegative(t);
  return predictorOf(model, params).purchasesOfNew(t);
}

function refuseNegative(t: number): void {
  if (!(t >= 0 && t < Number.POSITIVE_INFINITY)) throw new RangeError(`a horizon must be >= 0, got ${t}`);
}
