/** A share of people as people say it: two of every three. */
export interface PlainShare {
  readonly part: number;
  readonly of: number;
}

/** Said of so many at most: beyond it nobody sees a group before her eyes. */
const most = 10;

/** The nearest share of a small group; the smaller group where two are as near. */
export function inPlainWords(share: number): PlainShare {
  let best: PlainShare = { part: Math.round(share), of: 1 };
  for (let of = 2; of <= most; of++) {
    const part = Math.round(share * of);
    if (Math.abs(part / of - share) < Math.abs(best.part / best.of - share) - 0.005) best = { part, of };
  }
  // "one of every one" is no group
  return best.of === 1 ? { part: best.part * most, of: most } : best;
}
