/** A chance as it may be shown: a model is never sure, so nothing rounds to 0 or 100 per cent. */
export function chanceShown(share: number): number {
  return Math.min(0.99, Math.max(0.01, share));
}
