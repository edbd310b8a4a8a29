import { type RfmRule, rfmSegment } from './rfm-grid.ts';

/** One row per customer, arrays of one length n. */
export interface RfmInput {
  /** Days from the last purchase to the as-of day: smaller is better. */
  readonly recencyDays: ArrayLike<number>;
  /** Number of purchases (in this product: customer-days). */
  readonly frequency: ArrayLike<number>;
  /** Total spent. */
  readonly monetary: ArrayLike<number>;
}

/** Scores 1..5, 5 is best. */
export interface RfmScores {
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
}

/**
 * RFM by independent quintiles (A. M. Hughes, Strategic Database Marketing; our rule for ties): with n customers
 *
 *   score(v) = min(5, 1 + floor(5 · #{customers strictly worse} / n))
 *
 * Equal values get equal scores, so a quintile can be empty: typical for F where most bought once.
 * Throws RangeError for arrays of unequal length or a value that is not a number.
 */
export function rfmScores(input: RfmInput): RfmScores {
  checkInput(input);
  return {
    r: quintiles(input.recencyDays, -1),
    f: quintiles(input.frequency, 1),
    m: quintiles(input.monetary, 1),
  };
}

/** The label of those of whom the grid says nothing yet: too few to compare with, or equal to nearly everybody. */
export const TOO_FEW_TO_TELL = {
  key: 'too-few',
  name: { fa: 'هنوز نمی‌توان گفت', en: 'Too few to tell' },
} as const;

/** With fewer customers than this a fifth of them is nobody in particular. */
export const LEAST_TO_COMPARE = 20;

/**
 * The segment of each customer by her scores, or TOO_FEW_TO_TELL. A low score means that others are better; where fewer than a
 * fifth are strictly better (everybody bought last week), it is only the score of equals and no sign of leaving. One purchase is
 * one purchase whatever the others did, so F of one-time buyers always speaks.
 */
export function rfmSegments(input: RfmInput, scores: RfmScores, grid?: readonly RfmRule[]): string[] {
  checkInput(input);
  const n = input.frequency.length;
  if (n < LEAST_TO_COMPARE) return Array.from({ length: n }, () => TOO_FEW_TO_TELL.key);
  const recent = strictlyBetterThanMost(input.recencyDays, -1);
  const frequent = strictlyBetterThanMost(input.frequency, 1);
  return Array.from({ length: n }, (_, i) => {
    const r = scores.r[i] ?? 1;
    const f = scores.f[i] ?? 1;
    const lateOfEquals = r <= 2 && -(input.recencyDays[i] ?? 0) >= recent;
    const seldomOfEquals = f === 1 && (input.frequency[i] ?? 0) > 1 && (input.frequency[i] ?? 0) >= frequent;
    return lateOfEquals || seldomOfEquals ? TOO_FEW_TO_TELL.key : rfmSegment(r, f, grid);
  });
}

/** The least goodness than which fewer than a fifth are strictly better. */
export function strictlyBetterThanMost(values: ArrayLike<number>, direction: 1 | -1): number {
  const goodness = Float64Array.from(values, (value) => direction * value).sort();
  return goodness[goodness.length - Math.ceil(goodness.length / 5)] ?? Number.NaN;
}

/**
 * RFM as Hughes nests it: sort by R and cut into 5 equal parts, inside each sort by F and cut, inside each of those
 * sort by M and cut: 125 cells of equal size ±1. Ties keep the order of the rows, so give them sorted by customer id,
 * the higher score going to the later row. Errors as `rfmScores`.
 */
export function rfmScoresNested(input: RfmInput): RfmScores {
  checkInput(input);
  const n = input.frequency.length;
  const scores = { r: new Uint8Array(n), f: new Uint8Array(n), m: new Uint8Array(n) };
  const everyone = Int32Array.from({ length: n }, (_, i) => i);
  cutInFive(everyone, input.recencyDays, -1, scores.r, (sameR) => {
    cutInFive(sameR, input.frequency, 1, scores.f, (sameF) => {
      cutInFive(sameF, input.monetary, 1, scores.m, () => undefined);
    });
  });
  return scores;
}

function checkInput({ recencyDays, frequency, monetary }: RfmInput): void {
  const n = frequency.length;
  if (recencyDays.length !== n || monetary.length !== n) {
    throw new RangeError(`R, F and M differ in length: ${recencyDays.length}, ${n}, ${monetary.length}`);
  }
  for (const values of [recencyDays, frequency, monetary]) {
    for (let i = 0; i < n; i++) if (Number.isNaN(values[i])) throw new RangeError(`row ${i} has no number`);
  }
}

function quintiles(values: ArrayLike<number>, direction: 1 | -1): Uint8Array {
  const n = values.length;
  const goodness = new Float64Array(n);
  for (let i = 0; i < n; i++) goodness[i] = direction * (values[i] ?? 0);
  const rises = whereScoresRise(goodness.slice().sort());
  const scores = new Uint8Array(n).fill(1);
  for (const rise of rises)
    for (let i = 0; i < n; i++) if ((goodness[i] ?? 0) >= rise) scores[i] = (scores[i] ?? 0) + 1;
  return scores;
}

/** The least values with the scores 2 to 5: the place of the first of equal values counts the strictly worse ones. */
export function whereScoresRise(sorted: Float64Array): number[] {
  const n = sorted.length;
  const rises: number[] = [];
  for (let place = 0; place < n && rises.length < 4; place++) {
    const value = sorted[place] ?? 0;
    if (place > 0 && value === sorted[place - 1]) continue;
    const score = Math.min(5, 1 + Math.floor((5 * place) / n));
    while (rises.length < score - 1) rises.push(value);
  }
  return rises;
}

function cutInFive(
  rows: Int32Array,
  values: ArrayLike<number>,
  direction: 1 | -1,
  scores: Uint8Array,
  onPart: (rows: Int32Array) => void,
): void {
  const sorted = rows.slice().sort((a, b) => direction * ((values[a] ?? 0) - (values[b] ?? 0)) || a - b);
  const n = sorted.length;
  for (let part = 0; part < 5; part++) {
    const members = sorted.subarray(Math.ceil((part * n) / 5), Math.ceil(((part + 1) * n) / 5));
    for (const row of members) scores[row] = part + 1;
    onPart(members);
  }
}
