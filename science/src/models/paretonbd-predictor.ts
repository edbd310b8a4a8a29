import { departureMoments, newDepartureMoments } from './departure-integral.ts';
import type { ParetonbdParams } from './fit-paretonbd.ts';
import type { Predictor } from './prediction.ts';

/**
 * Predictions of Pareto/NBD:
 *
 *   P(alive) = alive / (alive + gone), as in `departureMoments`
 *   E[Y(t) | alive] = (r+x)(β+T) / ((α+T)(s−1)) · [1 − ((β+T)/(β+T+t))^(s−1)]
 *
 * (1 − e^(−(s−1)L))/(s−1) with L = ln((β+T+t)/(β+T)) has the limit L at s = 1.
 */
export function paretonbdPredictor({ r, alpha, s, beta }: ParetonbdParams): Predictor {
  const moments = newDepartureMoments();
  const purchasesIfAlive = (t: number, x: number, T: number): number => {
    const length = Math.log1p(t / (beta + T));
    const discounted = s === 1 ? length : -Math.expm1(-(s - 1) * length) / (s - 1);
    return (((r + x) * (beta + T)) / (alpha + T)) * discounted;
  };
  return {
    pAlive: (x, tx, T) => {
      departureMoments(moments, r + x, s, alpha, beta, tx, T);
      return moments.alive / (moments.alive + moments.gone);
    },
    purchasesIfAlive,
    purchasesOfNew: (t) => purchasesIfAlive(t, 0, 0),
  };
}
