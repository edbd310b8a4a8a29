/** One entry per customer, truthy or 0; only those who were helped in the window count. */
export interface RelationshipInput {
  /** Had a purchase or a resolved request in the window. */
  readonly helped: ArrayLike<number>;
  /** Had a purchase in the window and any earlier purchase. */
  readonly repeat: ArrayLike<number>;
  /** Came by an accepted referral. */
  readonly referred: ArrayLike<number>;
}

export interface RelationshipRatio {
  readonly helped: number;
  readonly repeatOnly: number;
  readonly referredOnly: number;
  readonly both: number;
  /** Repeat or referred, each person once. */
  readonly relationship: number;
  /** R / H, a share; NaN when nobody was helped. */
  readonly ror: number;
  /** H / R: "one in … helped customers came through the relationship". Never called ROR; NaN when R = 0. */
  readonly oneIn: number;
}

/**
 * Return on relationship, R/H: of those helped, the share who came through the relationship. The article it goes back to
 * says "divide the helped by the referrals or repeat customers", H/R, which falls when relationships improve and is
 * never below 1; its own text around it fits only R/H. H = 500, R = 125 → 25 %, one in 4.
 */
export function relationshipRatio({ helped, repeat, referred }: RelationshipInput): RelationshipRatio {
  let count = 0;
  let repeatOnly = 0;
  let referredOnly = 0;
  let both = 0;
  for (let i = 0; i < helped.length; i++) {
    if (!helped[i]) continue;
    count++;
    if (repeat[i] && referred[i]) both++;
    else if (repeat[i]) repeatOnly++;
    else if (referred[i]) referredOnly++;
  }
  const relationship = repeatOnly + referredOnly + both;
  return { helped: count, repeatOnly, referredOnly, both, relationship, ...rorOf(count, relationship) };
}

/** The same two figures from counts: H helped, of whom R came through the relationship. Throws RangeError for R > H. */
export function rorOf(helped: number, relationship: number): { ror: number; oneIn: number } {
  if (!(relationship >= 0 && relationship <= helped)) {
    throw new RangeError(`R is a part of H: got R = ${relationship}, H = ${helped}`);
  }
  return {
    ror: helped === 0 ? Number.NaN : relationship / helped,
    oneIn: relationship === 0 ? Number.NaN : helped / relationship,
  };
}

/** (referred revenue + repeat revenue − programme cost) / programme cost; NaN without a cost. A card of its own. */
export function relationshipRoi(referredRevenue: number, repeatRevenue: number, programmeCost: number): number {
  return programmeCost === 0 ? Number.NaN : (referredRevenue + repeatRevenue - programmeCost) / programmeCost;
}
