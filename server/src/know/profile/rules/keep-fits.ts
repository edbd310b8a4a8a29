import type { Fit } from '@peyvand/science';
import type { KeptFit } from '../read-fit.ts';

/** What of fits is kept: those that could be made, their arrays as lists. */
export function keepFits(fits: Readonly<Record<string, Fit<object>>>): Record<string, KeptFit> {
  const usable = Object.entries(fits).filter(([, fit]) => Number.isFinite(fit.logLikelihood));
  return Object.fromEntries(
    usable.map(([name, { logCovariance, ...fit }]) => [
      name,
      // the cast is sound: parameters are numbers by name, whatever the model
      { ...fit, ...(logCovariance && { logCovariance: Array.from(logCovariance) }) } as unknown as KeptFit,
    ]),
  );
}
