import { scaledExponentialIntegral } from '../numeric/exponential-integral.ts';
import { checkHistory } from './histories.ts';
import { type PurchaseModel, type PurchaseParams, predictorOf } from './predictor.ts';

/**
 * DERT: discounted expected residual transactions, all future purchases of a customer discounted to today at the
 * continuous rate δ > 0 per unit of time (15 % a year in weeks: δ = ln(1.15)/52). CLV = margin · E[M] · DERT.
 *
 * Pareto/NBD, closed form (Fader, Hardie, Lee, JMR 42(4), 2005), with z = δ(β+T) and Tricomi's Ψ:
 *   DERT = δ^(s−1) (β+T)^s (r+x)/(α+T) Ψ(s, s; z) P(alive) = (r+x)(β+T)/(α+T) · e^z E_s(z) · P(alive)
 * BG/NBD and MBG/NBD by quadrature of DERT = δ ∫_0^∞ e^(−δt) E[Y(t)] dt.
 *
 * Throws RangeError for an impossible history, parameters ≤ 0 or δ ≤ 0.
 */
export function dert(
  model: PurchaseModel,
  params: PurchaseParams,
  delta: number,
  x: number,
  tx: number,
  T: number,
): number {
  checkHistory(x, tx, T, 0);
  if (!(delta > 0)) throw new RangeError(`DERT needs a discount rate above 0, got ${delta}`);
  const predictor = predictorOf(model, params);
  const chance = predictor.pAlive(x, tx, T);
  if (model === 'paretonbd' && 's' in params) {
    const { r, alpha, s, beta } = params;
    return (((r + x) * (beta + T)) / (alpha + T)) * scaledExponentialIntegral(s, delta * (beta + T)) * chance;
  }
  return chance * integrateAgainstDecay((v) => predictor.purchasesIfAlive(v / delta, x, T));
}

const STEP = 1 / 16;

/**
 * ∫_0^∞ e^(−v) f(v) dv by the double exponential rule v = exp(u − e^(−u)) (Takahasi & Mori 1974), the trapezium of
 * which converges to full precision for f that grows no faster than a power.
 */
function integrateAgainstDecay(f: (v: number) => number): number {
  let sum = 0;
  for (let u = -4; u <= 4; u += STEP) {
    const v = Math.exp(u - Math.exp(-u));
    if (v > 45) break;
    sum += f(v) * Math.exp(-v) * v * (1 + Math.exp(-u));
  }
  return sum * STEP;
}
