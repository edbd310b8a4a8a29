/** What the merge screen's address carries: two customers to look at beside each other, or one to find another for. */
export interface PairSearch {
  readonly pair?: readonly [string, string];
  readonly with?: string;
  /** The other one is picked on the spot. */
  readonly pick?: boolean;
}

/** Reads an address; what is not understood is left out. */
export function readPairSearch(search: Readonly<Record<string, unknown>>): PairSearch {
  const [one, other] = Array.isArray(search.pair) ? search.pair : [];
  if (typeof one === 'string' && typeof other === 'string') return { pair: [one, other] };
  if (typeof search.with !== 'string') return {};
  return search.pick === true ? { with: search.with, pick: true } : { with: search.with };
}
