import { digamma, logBeta, trigamma } from '../numeric/log-gamma.ts';
import { maximise } from '../numeric/maximise.ts';
import { type Fit, nameFit } from './fit.ts';

/** Chance to leave at each renewal ~ Beta(α, β) over customers. No units. */
export interface SbgParams {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Fits the shifted beta-geometric model to the survivors of one cohort of subscribers (Fader & Hardie 2007):
 * survivors[0] began, survivors[t] renewed t times. P(T=t) = B(α+1, β+t−1)/B(α, β), S(t) = B(α, β+t)/B(α, β).
 * Retention rises with age by sorting alone: those likely to leave leave first; nobody became more loyal.
 * Throws RangeError for fewer than two counts, or counts that rise or are negative.
 */
export function fitSbg(survivors: readonly number[]): Fit<SbgParams> {
  const started = survivors[0] ?? 0;
  const last = survivors.length - 1;
  if (last < 1) throw new RangeError('a cohort needs its size and one renewal at least');
  const left = survivors.slice(1).map((count, i) => (survivors[i] ?? 0) - count);
  if (left.some((count) => !(count >= 0)) || (survivors[last] ?? 0) < 0) throw new RangeError('survivors cannot rise');
  // Every term is weight × (ln B(α + leave, β + stay) − ln B(α, β)): those who left at t, and those still there.
  const terms = left.map((weight, i) => ({ weight, leave: 1, stay: i }));
  terms.push({ weight: survivors[last] ?? 0, leave: 0, stay: last });
  const maximum = maximise(
    (params, gradient, hessian) => {
      const [alpha = 0, beta = 0] = params;
      let value = 0;
      for (const { weight, leave, stay } of terms) {
        const a = alpha + leave;
        const b = beta + stay;
        value += weight * (logBeta(a, b) - logBeta(alpha, beta));
        const dBoth = digamma(alpha + beta) - digamma(a + b);
        const tBoth = trigamma(alpha + beta) - trigamma(a + b);
        gradient[0] = (gradient[0] ?? 0) + weight * (digamma(a) - digamma(alpha) + dBoth);
        gradient[1] = (gradient[1] ?? 0) + weight * (digamma(b) - digamma(beta) + dBoth);
        hessian[0] = (hessian[0] ?? 0) + weight * (trigamma(a) - trigamma(alpha) + tBoth);
        hessian[1] = (hessian[1] ?? 0) + weight * tBoth;
        hessian[2] = hessian[1] ?? 0;
        hessian[3] = (hessian[3] ?? 0) + weight * (trigamma(b) - trigamma(beta) + tBoth);
      }
      return value;
    },
    [1, 1],
  );
  return nameFit(['alpha', 'beta'], maximum, started, started);
}

/** S(t): share of a cohort still subscribed after t renewals. */
export function sbgSurvival({ alpha, beta }: SbgParams, t: number): number {
  return Math.exp(logBeta(alpha, beta + t) - logBeta(alpha, beta));
}

/** r_t = (β+t−1)/(α+β+t−1): share of those left after t−1 renewals who renew for the t-th time, t ≥ 1. */
export function sbgRetention({ alpha, beta }: SbgParams, t: number): number {
  return (beta + t - 1) / (alpha + beta + t - 1);
}
