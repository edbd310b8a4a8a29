import type { HoldoutOfModel } from '@peyvand/sdk/profile-models';

/** What a hold-out says in plain figures. */
export interface Verdict {
  /** Of a hundred purchases forecast, how many took place. Null when nothing was forecast. */
  readonly ofHundred: number | null;
  readonly leaning: 'hopeful' | 'cautious' | 'even';
  /** Error per person against everybody buying the mean: 0.25 is a quarter less, −0.1 a tenth more. Null without error to compare. */
  readonly lessThanMean: number | null;
  /** The same against everybody going on at the own rate. */
  readonly lessThanOwnRate: number | null;
}

/** With fewer customers in the test than this, luck decides and nothing is said of the forecast. */
export const leastTested = 30;

/** Within this, forecast and truth are called the same. */
const same = 0.02;

/** Reads a hold-out as a person would tell it. */
export function readVerdict({ actual, expected, mae, baselines }: HoldoutOfModel): Verdict {
  const ofHundred = expected > 0 ? Math.round((100 * actual) / expected) : null;
  const error = actual > 0 ? expected / actual - 1 : 0;
  return {
    ofHundred,
    leaning: Math.abs(error) <= same ? 'even' : error > 0 ? 'hopeful' : 'cautious',
    lessThanMean: lessThan(mae, baselines.mean.mae),
    lessThanOwnRate: lessThan(mae, baselines.ownRate.mae),
  };
}

function lessThan(error: number, baseline: number): number | null {
  return baseline > 0 ? 1 - error / baseline : null;
}
