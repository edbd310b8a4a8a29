import type { Fit } from './fit.ts';
import { type FitOptions, fitFromStarts } from './fit-from-starts.ts';
import type { Histories } from './histories.ts';
import { paretonbdLikelihood } from './paretonbd-likelihood.ts';

/** Parameters of Pareto/NBD: purchase rate ~ Gamma(r, α), rate of leaving ~ Gamma(s, β). */
export interface ParetonbdParams {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/**
 * Fits Pareto/NBD by maximum likelihood (Schmittlein, Morrison, Colombo, Management Science 33, 1987).
 *
 * Customers buy at their own rate λ ~ Gamma(r, α) and live for an exponential time with their own rate μ ~ Gamma(s, β).
 * α and β carry the unit of the times. The likelihood is flat: two good fits may differ in the fourth digit of a
 * parameter, so compare the log-likelihood first.
 * Throws RangeError for impossible histories; too little data is told in `warnings` and `converged`.
 */
export function fitParetonbd(histories: Histories, options: FitOptions = {}): Fit<ParetonbdParams> {
  return fitFromStarts(['r', 'alpha', 's', 'beta'], histories, options, {
    likelihood: paretonbdLikelihood,
    starts: (rate) => [
      [0.5, 0.5 / rate, 0.5, 0.5 / rate],
      [2, 2 / rate, 1.5, 4 / rate],
    ],
  });
}
