import type { MoneySum } from '@peyvand/kernel/money';

/** One category of what a customer buys. */
export interface CategoryShare {
  /** Empty: sold without a category. */
  readonly category: string;
  /** Orders with something of it. */
  readonly orders: number;
  /** Minor units, net of what came back. */
  readonly net: MoneySum;
  /** Of all her goods, 0 to 1. */
  readonly share: number;
}

/**
 * The share of each category in what she kept, largest first; equal ones by name. A category of which everything came back, or
 * that cost nothing, has no part in it.
 * @param sums net amounts in minor units, one a category
 */
export function shareCategories(sums: readonly Omit<CategoryShare, 'share'>[]): CategoryShare[] {
  const kept = sums.filter(({ net }) => BigInt(net) > 0n);
  const all = kept.reduce((sum, { net }) => sum + BigInt(net), 0n);
  const larger = (a: MoneySum, b: MoneySum) => (BigInt(a) === BigInt(b) ? 0 : BigInt(a) > BigInt(b) ? -1 : 1);
  return kept
    .map((one) => ({ ...one, share: Number(one.net) / Number(all) }))
    .sort((a, b) => larger(a.net, b.net) || (a.category < b.category ? -1 : 1));
}
