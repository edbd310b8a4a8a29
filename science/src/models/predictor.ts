import { betaGeometricPredictor } from './beta-geometric-predictor.ts';
import type { BetaGeometricParams } from './fit-beta-geometric.ts';
import type { ParetonbdParams } from './fit-paretonbd.ts';
import { paretonbdPredictor } from './paretonbd-predictor.ts';
import type { Predictor } from './prediction.ts';

/** The three models of repeat purchase without a contract. */
export type PurchaseModel = 'bgnbd' | 'mbgnbd' | 'paretonbd';
export type PurchaseParams = BetaGeometricParams | ParetonbdParams;

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
