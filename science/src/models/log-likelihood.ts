import type { Objective } from '../numeric/maximise.ts';
import { betaGeometricLikelihood } from './beta-geometric.ts';
import { collapseHistories, type Histories } from './histories.ts';
import { paretonbdLikelihood } from './paretonbd-likelihood.ts';
import type { PurchaseModel, PurchaseParams } from './predictor.ts';

/**
 * Log-likelihood of histories under a model with given parameters, summed over customers. For one customer with x = 0 it
 * is ln P(no purchase in T). Throws RangeError for impossible histories, TypeError for another model's parameters.
 */
export function logLikelihood(model: PurchaseModel, params: PurchaseParams, histories: Histories): number {
  const collapsed = collapseHistories(histories);
  if (model === 'paretonbd') {
    if (!('s' in params)) throw new TypeError('paretonbd needs r, alpha, s, beta');
    return valueAt(paretonbdLikelihood(collapsed), [params.r, params.alpha, params.s, params.beta]);
  }
  if (!('a' in params)) throw new TypeError(`${model} needs r, alpha, a, b`);
  const objective = betaGeometricLikelihood(collapsed, model === 'mbgnbd' ? 1 : 0);
  return valueAt(objective, [params.r, params.alpha, params.a, params.b]);
}

function valueAt(objective: Objective, params: readonly number[]): number {
  return objective(Float64Array.from(params), new Float64Array(4), new Float64Array(16));
}
