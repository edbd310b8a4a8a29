/** Points of issue cohorts: what was issued and what of it was redeemed up to each age, oldest cohort first. */
export interface LadderInput {
  readonly issued: readonly number[];
  /** Row i: points of cohort i redeemed up to age 0, 1, …, as far as known; no row is longer than the first. */
  readonly redeemed: readonly (readonly number[])[];
}

export interface Ladder {
  /** f_j: growth from age j to j+1. */
  readonly factors: readonly number[];
  /** Redemptions expected in the end, per cohort, never above the issued. */
  readonly ultimate: readonly number[];
  /** Ultimate / issued over all cohorts: the ultimate redemption rate; breakage = 1 − urr. */
  readonly urr: number;
  /** Redemptions still to come. */
  readonly toCome: number;
}

/**
 * Chain ladder (Mack's development factors): f_j = Σ_i C_i,j+1 / Σ_i C_i,j over the cohorts that know both,
 * ultimate = latest × the factors that are still ahead, cut at what was issued.
 * Throws RangeError when rows and issued do not match, or redemptions fall with age.
 */
export function chainLadder({ issued, redeemed }: LadderInput): Ladder {
  if (issued.length !== redeemed.length) throw new RangeError(`${issued.length} cohorts, ${redeemed.length} rows`);
  const ages = Math.max(0, ...redeemed.map((row) => row.length));
  for (const [i, row] of redeemed.entries()) {
    if (row.length === 0) throw new RangeError(`cohort ${i} has no redemptions, not even 0`);
    if (row.some((value, j) => j > 0 && value < (row[j - 1] ?? 0))) throw new RangeError(`cohort ${i} falls with age`);
  }
  const factors = Array.from({ length: Math.max(0, ages - 1) }, (_, age) => {
    const known = redeemed.filter((row) => row.length > age + 1);
    const before = known.reduce((sum, row) => sum + (row[age] ?? 0), 0);
    return before === 0 ? 1 : known.reduce((sum, row) => sum + (row[age + 1] ?? 0), 0) / before;
  });
  const latest = redeemed.map((row) => row.at(-1) ?? 0);
  const ultimate = redeemed.map((row, i) => {
    const ahead = factors.slice(row.length - 1).reduce((product, factor) => product * factor, 1);
    return Math.min(issued[i] ?? 0, (latest[i] ?? 0) * ahead);
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    factors,
    ultimate,
    urr: sum(issued) === 0 ? Number.NaN : sum(ultimate) / sum(issued),
    toCome: sum(ultimate) - sum(latest),
  };
}

/** Liability of outstanding points: Σ points × rate of redemption × cost of a point, one entry per age or lot. */
export function pointsLiability(
  outstanding: ArrayLike<number>,
  redemptionRate: ArrayLike<number>,
  costPerPoint: number,
): { readonly gross: number; readonly net: number; readonly breakage: number } {
  let gross = 0;
  let net = 0;
  for (let i = 0; i < outstanding.length; i++) {
    gross += (outstanding[i] ?? 0) * costPerPoint;
    net += (outstanding[i] ?? 0) * (redemptionRate[i] ?? 0) * costPerPoint;
  }
  return { gross, net, breakage: gross - net };
}
