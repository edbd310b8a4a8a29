/** One category of what a customer buys. */
export interface CategoryShare {
  /** Empty: sold without a category. */
  readonly category: string;
  /** Orders with something of it. */
  readonly orders: number;
  /** Minor units, net of what came back. */
  readonly net: number;
  /** Of all her goods, 0 to 1. */
  readonly share: number;
}

/**
 * The share of each category in what she kept, largest first; equal ones by name. A category of which everything came back, or
 * that cost nothing, has no part in it.
 * @param sums net amounts in minor units, one a category
 */
export function shareCategories(sums: readonly Omit<CategoryShare, 'share'>[]): CategoryShare[] {
  const kept = sums.filter(({ net }) => net > 0);
  const all = kept.reduce((sum, { net }) => sum + net, 0);
  return kept
    .map((one) => ({ ...one, share: one.net / all }))
    .sort((a, b) => b.net - a.net || (a.category < b.category ? -1 : 1));
}
