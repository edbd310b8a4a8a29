import { rfmSegment } from './rfm-grid.ts';
import {
  LEAST_TO_COMPARE,
  type RfmInput,
  strictlyBetterThanMost,
  TOO_FEW_TO_TELL,
  whereScoresRise,
} from './rfm-scores.ts';

/**
 * What ranks were cut by, so that somebody who moved on, or came since, can be placed among the same people without ranking all
 * of them anew. Goodness: recency is negative days, all else as it is.
 */
export interface RfmYardstick {
  /** How many were ranked. */
  readonly n: number;
  /** The least goodness with the scores 2 to 5; fewer where equal values leave a quintile empty. */
  readonly r: readonly number[];
  readonly f: readonly number[];
  readonly m: readonly number[];
  /** The least recency, and frequency, than which fewer than a fifth are strictly better. */
  readonly recent: number;
  readonly frequent: number;
}

/** The yardstick that `rfmScores` and `rfmSegments` cut by. Nobody: no scores rise. */
export function rfmYardstick({ recencyDays, frequency, monetary }: RfmInput): RfmYardstick {
  const rises = (values: ArrayLike<number>, direction: 1 | -1) =>
    whereScoresRise(Float64Array.from(values, (value) => direction * value).sort());
  return {
    n: frequency.length,
    r: rises(recencyDays, -1),
    f: rises(frequency, 1),
    m: rises(monetary, 1),
    recent: strictlyBetterThanMost(recencyDays, -1),
    frequent: strictlyBetterThanMost(frequency, 1),
  };
}

/** Where somebody stands by a yardstick: of those whom it was made from exactly their scores and segment. */
export function rankBy(
  yardstick: RfmYardstick,
  person: { readonly recencyDays: number; readonly frequency: number; readonly monetary: number },
): { r: number; f: number; m: number; segment: string } {
  const score = (rises: readonly number[], goodness: number) => 1 + rises.filter((rise) => goodness >= rise).length;
  const { recencyDays, frequency, monetary } = person;
  const r = score(yardstick.r, -recencyDays);
  const f = score(yardstick.f, frequency);
  const m = score(yardstick.m, monetary);
  const lateOfEquals = r <= 2 && -recencyDays >= yardstick.recent;
  const seldomOfEquals = f === 1 && frequency > 1 && frequency >= yardstick.frequent;
  const untold = yardstick.n < LEAST_TO_COMPARE || lateOfEquals || seldomOfEquals;
  return { r, f, m, segment: untold ? TOO_FEW_TO_TELL.key : rfmSegment(r, f) };
}
