import type { ExtraChance } from './beta-geometric.ts';
import { chanceOfBeingAlive, numbers } from './chance-of-being-alive.ts';
import type { BetaGeometricParams } from './fit-beta-geometric.ts';
import type { Predictor } from './prediction.ts';

/**
 * Predictions of BG/NBD (extraChance 0) and MBG/NBD (1). With y = x + extraChance, k = r + x, A = α + T, c = a+b+y−1:
 *
 *   P(alive) = 1 / (1 + δ(y>0) · a/(b+y−1) · ((α+T)/(α+t_x))^k)
 *   E[Y(t) | alive] = c/(a−1) · [1 − (A/(A+t))^k · 2F1(k, b+y; c; z)],   z = t/(A+t)
 *
 * Euler's transform turns the bracket into 1 − (1−z)^(a−1) · 2F1(c−k, a−1; c; z), whose series converges fast for any
 * history, and in which the factor 1/(a−1) can be divided out term by term, so that a = 1 is no special case. Only where r
 * or a is large (customers who are all alike) would its terms cancel or overflow; there the published form is summed, as
 * a mean over a negative binomial, all of whose terms are positive.
 */
export function betaGeometricPredictor(params: BetaGeometricParams, extraChance: ExtraChance): Predictor {
  const { r, alpha, a, b } = params;

  const pAlive = (x: number, tx: number, T: number): number => {
    if (x + extraChance === 0) return 1;
    return chanceOfBeingAlive(numbers, { r, alpha, a, b, x, tx, T }, extraChance);
  };

  const purchasesIfAlive = (t: number, x: number, T: number): number => {
    const k = r + x;
    const c = a + b + x + extraChance - 1;
    const z = t / (alpha + T + t);
    const logPast = Math.log1p(-z);
    const exponent = (a - 1) * logPast;
    if (k - c > MOST_ALTERNATING || exponent < STEEPEST) {
      const away = Math.abs(a - 1) < NEAR_ONE ? NEAR_ONE : a - 1;
      return (c / away) * (1 - meanOverNegativeBinomial(k, b + x + extraChance, c, z));
    }
    // (1 − (1−z)^(a−1)) / (a−1), whose limit at a = 1 is −ln(1−z).
    const direct = a === 1 ? -logPast : -Math.expm1(exponent) / (a - 1);
    return c * direct - Math.exp(exponent) * restOfSeries(k, a, c, z);
  };

  return {
    pAlive,
    purchasesIfAlive,
    // MBG/NBD: a new customer first has to survive the chance after the first purchase, b/(a+b).
    purchasesOfNew: (t) => purchasesIfAlive(t, 0, 0) * (extraChance === 1 ? b / (a + b) : 1),
  };
}

/** How far k may lie above c before the transformed series loses digits. */
const MOST_ALTERNATING = 20;
/** ln of the smallest (1−z)^(a−1) for which the series beside it does not grow too large. */
const STEEPEST = -30;
const NEAR_ONE = 1e-7;

/** (1−z)^k · 2F1(k, b; c; z) = Σ_n C(k+n−1, n) z^n (1−z)^k · (b)_n / (c)_n. */
function meanOverNegativeBinomial(k: number, b: number, c: number, z: number): number {
  let logWeight = k * Math.log1p(-z);
  let ratio = 1;
  let sum = Math.exp(logWeight);
  const mode = ((k - 1) * z) / (1 - z);
  for (let n = 0; n < 10_000_000; n++) {
    logWeight += Math.log(((k + n) * z) / (n + 1));
    ratio *= (b + n) / (c + n);
    const term = ratio * Math.exp(logWeight);
    sum += term;
    if (n > mode && term <= 1e-17 * sum) break;
  }
  return sum;
}

/** c · (2F1(c−k, a−1; c; z) − 1) / (a−1) = Σ_{n≥1} (c−k)_n (a)_{n−1} / ((c+1)_{n−1} n!) z^n. */
function restOfSeries(k: number, a: number, c: number, z: number): number {
  let term = (c - k) * z;
  let sum = term;
  const enough = 1e-16 * (1 - z);
  for (let n = 1; n < 1_000_000; n++) {
    const ratio = (((c - k + n) * (a + n - 1)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    if (Math.abs(term) <= enough * Math.abs(sum) && Math.abs(ratio) < 1) return sum;
  }
  throw new RangeError(`the series for a horizon with z = ${z} did not settle`);
}
