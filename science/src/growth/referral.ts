/**
 * K = i·c = invitations per member × conversion = qualified newcomers / members of a closed cohort. NaN for no members.
 * 200 members, 500 invitations, 60 newcomers → i 2.5, c .12, K .30. Count distinct, qualified newcomers only.
 */
export function kFactor(
  members: number,
  invitations: number,
  newcomers: number,
): {
  readonly invitationsPerMember: number;
  readonly conversion: number;
  readonly k: number;
} {
  return {
    invitationsPerMember: members === 0 ? Number.NaN : invitations / members,
    conversion: invitations === 0 ? Number.NaN : newcomers / invitations,
    k: members === 0 ? Number.NaN : newcomers / members,
  };
}

/**
 * Members after n whole cycles without saturation or attrition: U0·(K^(n+1) − 1)/(K − 1), U0·(n+1) at K = 1. A
 * projection, to be labelled as one. U0 = 10, K = 2 → 10, 30, 70, 150, 310 for n = 0..4.
 */
export function referralGrowth(start: number, k: number, cycles: number): number {
  if (!(k >= 0) || !(Number.isInteger(cycles) && cycles >= 0)) {
    throw new RangeError(`growth needs K >= 0 and whole cycles >= 0, got K = ${k}, cycles = ${cycles}`);
  }
  return k === 1 ? start * (cycles + 1) : (start * (k ** (cycles + 1) - 1)) / (k - 1);
}

/** U0/(1−K), what a cohort ends as for K < 1; Infinity from 1 on. */
export function referralLimit(start: number, k: number): number {
  return k < 1 ? start / (1 - k) : Number.POSITIVE_INFINITY;
}

/** Profit of a referral programme per newcomer: CLV − rewards − other cost. Negative: the reward is above the value. */
export function referralProfit(clv: number, rewards: number, otherCost: number): number {
  return clv - rewards - otherCost;
}
