import type { ExtraChance } from './beta-geometric.ts';
import { betaGeometricLikelihood } from './beta-geometric.ts';
import type { Fit } from './fit.ts';
import { type FitOptions, fitFromStarts } from './fit-from-starts.ts';
import type { Histories } from './histories.ts';

/** Parameters of BG/NBD and MBG/NBD: purchase rate ~ Gamma(r, α), chance to leave after a purchase ~ Beta(a, b). */
export interface BetaGeometricParams {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

const NAMES = ['r', 'alpha', 'a', 'b'] as const;

/**
 * Fits BG/NBD by maximum likelihood (Fader, Hardie, Lee, Marketing Science 24(2), 2005).
 *
 * Customers buy at their own rate λ ~ Gamma(r, α) and after each repeat purchase leave for ever with their own chance
 * p ~ Beta(a, b). α carries the unit of the times, the rest have none. A customer with x = 0 counts as alive with
 * certainty: for shops with many one-time buyers prefer `fitMbgnbd`.
 * Throws RangeError for impossible histories; too little data is told in `warnings` and `converged`.
 */
export function fitBgnbd(histories: Histories, options: FitOptions = {}): Fit<BetaGeometricParams> {
  return fitBetaGeometric(histories, 0, options);
}

/**
 * Fits MBG/NBD by maximum likelihood (Batislam, Denizel, Filiztekin, IJRM 24, 2007): BG/NBD in which a customer may
 * also leave right after the first purchase. Units and errors as `fitBgnbd`.
 */
export function fitMbgnbd(histories: Histories, options: FitOptions = {}): Fit<BetaGeometricParams> {
  return fitBetaGeometric(histories, 1, options);
}

function fitBetaGeometric(
  histories: Histories,
  extraChance: ExtraChance,
  options: FitOptions,
): Fit<BetaGeometricParams> {
  return fitFromStarts(NAMES, histories, options, {
    likelihood: (collapsed) => betaGeometricLikelihood(collapsed, extraChance),
    starts: (rate) => [
      [0.5, 0.5 / rate, 0.8, 2.5],
      [2, 2 / rate, 0.3, 5],
    ],
  });
}
