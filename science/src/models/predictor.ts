import { betaGeometricPredictor } from './beta-geometric-predictor.ts';
import type { BetaGeometricParams } from './fit-beta-geometric.ts';
import type { ParetonbdParams } from './fit-paretonbd.ts';
import { paretonbdPredictor } from './paretonbd-predictor.ts';

/** The three models of repeat purchase without a contract. */
export type PurchaseModel = 'bgnbd' | 'mbgnbd' | 'paretonbd';
export type PurchaseParams = BetaGeometricParams | ParetonbdParams;

/** What a fitted model says of one history (x, tx, T), times in the unit of the fit. */
export interface Predictor {
  /** Chance that the customer has not left for ever. */
  pAlive(x: number, tx: number, T: number): number;
  /** Expected purchases in the next t, if the customer is alive at T. */
  purchasesIfAlive(t: number, x: number, T: number): number;
  /** Expected repeat purchases of a customer won today in the first t: E[X(t)]. */
  purchasesOfNew(t: number): number;
}

/** Binds a model to its parameters. Throws TypeError when the parameters are another model's, RangeError when not > 0. */
export function predictorOf(model: PurchaseModel, params: PurchaseParams): Predictor {
  for (const [name, value] of Object.entries(params)) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${model}: parameter ${name} must be a positive number, got ${value}`);
    }
  }
  if (model === 'paretonbd') {
    if (!('s' in params)) throw new TypeError('paretonbd needs r, alpha, s, beta');
    return paretonbdPredictor(params);
  }
  if (!('a' in params)) throw new TypeError(`${model} needs r, alpha, a, b`);
  return betaGeometricPredictor(params, model === 'mbgnbd' ? 1 : 0);
}
