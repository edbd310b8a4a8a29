import type { PurchaseParams } from '@peyvand/science';

/** Below this chance of being active no next purchase is foretold. */
const leastAlive = 0.5;
/** Nor one that lies further ahead than two years. */
const mostWeeks = 104;

/**
 * Weeks until the next purchase: half of those who are active with such a history will have bought by then.
 * While a customer is active, purchases come at her own rate λ, and λ given x purchases in T weeks is
 * Gamma(r + x, α + T) in all three models (conjugacy); so the median wait is (α + T)·(2^(1/(r+x)) − 1).
 * @returns null when she is more likely gone, or the wait is beyond two years
 */
export function weeksToNextPurchase(params: PurchaseParams, x: number, T: number, pAlive: number): number | null {
  if (!(pAlive >= leastAlive)) return null;
  const weeks = (params.alpha + T) * (2 ** (1 / (params.r + x)) - 1);
  return weeks <= mostWeeks ? weeks : null;
}
