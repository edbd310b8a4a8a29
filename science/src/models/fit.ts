import type { Maximum } from '../numeric/maximise.ts';

import type { FitWarning } from './warnings.ts';

/** A maximum-likelihood fit of a model with parameters P. */
export interface Fit<P> {
  /** NaN in every parameter when nothing could be fitted (no repeat purchase at all). */
  readonly params: P;
  readonly logLikelihood: number;
  /** False as well when a parameter ran to a bound: such numbers are not an estimate. */
  readonly converged: boolean;
  /** Customers the likelihood was summed over. */
  readonly n: number;
  readonly warnings: FitWarning[];
  /** 95 % interval of each parameter: exp(ln θ ± 1.96·se), se from the inverse Hessian. Undefined on a flat likelihood. */
  readonly intervals?: { readonly [K in keyof P]: readonly [number, number] };
  /** Covariance of the logarithms of the parameters in the order of `params`, row-major. For `predictionInterval`. */
  readonly logCovariance?: Float64Array;
}

/** Fewer repeat buyers than this and the interval matters more than the figure. */
export const FEW_REPEATERS = 100;

/** Standard error of ln θ above which the data leave θ open by more than a factor of 20 either way. */
const LOOSE = 1.5;

/** And above this the likelihood has no peak: θ was still running to its bound when the slope became too small to see. */
const NO_PEAK = 100;

const NORMAL_95 = 1.959963984540054;

/** Names the parameters of a maximum and adds intervals and warnings. */
export function nameFit<K extends string>(
  names: readonly K[],
  maximum: Maximum,
  n: number,
  repeaters: number,
): Fit<Record<K, number>> {
  const warnings: FitWarning[] = [];
  if (repeaters < FEW_REPEATERS) warnings.push('few-repeaters');
  const loosest = loosestParameter(names.length, maximum.logCovariance);
  const runsAway = maximum.atBound || loosest > NO_PEAK;
  if (runsAway) warnings.push('at-bound');
  else if (!maximum.converged) warnings.push('not-converged');
  else if (loosest > LOOSE) warnings.push('loose-parameter');
  const { logCovariance } = maximum;
  const value = (i: number): number => maximum.params[i] ?? Number.NaN;
  const interval = (i: number): readonly [number, number] => {
    const spread = Math.exp(NORMAL_95 * Math.sqrt(logCovariance?.[i * names.length + i] ?? Number.NaN));
    return [value(i) / spread, value(i) * spread];
  };
  return {
    params: record(names, value),
    logLikelihood: maximum.value,
    converged: maximum.converged && !runsAway,
    n,
    warnings,
    ...(logCovariance && { intervals: record(names, interval), logCovariance }),
  };
}

/** The answer when there is nothing to learn from: parameters NaN, not converged. */
export function emptyFit<K extends string>(names: readonly K[], n: number): Fit<Record<K, number>> {
  return {
    params: record(names, () => Number.NaN),
    logLikelihood: Number.NaN,
    converged: false,
    n,
    warnings: ['no-repeaters'],
  };
}

function record<K extends string, V>(names: readonly K[], read: (i: number) => V): Record<K, V> {
  // The cast is sound: fromEntries is given exactly one entry for each name.
  return Object.fromEntries(names.map((name, i) => [name, read(i)])) as Record<K, V>;
}

function loosestParameter(size: number, logCovariance: Float64Array | undefined): number {
  if (!logCovariance) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, Math.sqrt(logCovariance[i * size + i] ?? 0));
  return most;
}
