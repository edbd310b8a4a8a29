/** Counts of the three classes of answers to "would you recommend us", 0..10. */
export interface NpsCounts {
  /** 9 and 10. */
  readonly promoters: number;
  /** 7 and 8. */
  readonly passives: number;
  /** 0 to 6. */
  readonly detractors: number;
}

export interface Nps extends NpsCounts {
  readonly n: number;
  /** %promoters − %detractors, −100..+100; NaN without answers. */
  readonly nps: number;
  /** 100·√((p + d − (p−d)²)/n). */
  readonly standardError: number;
  /** 95 %: nps ± 1.96·se, cut to −100..+100. */
  readonly interval: readonly [number, number];
}

const NORMAL_95 = 1.959963984540054;

/**
 * Net promoter score with its sampling error (Reichheld 2003; variance of a difference of two shares of one sample).
 * p = .3, d = .2, n = 200 → +10, standard error 4.95, ±9.70.
 */
export function nps({ promoters, passives, detractors }: NpsCounts): Nps {
  const n = promoters + passives + detractors;
  const p = promoters / n;
  const d = detractors / n;
  const score = 100 * (p - d);
  const standardError = 100 * Math.sqrt((p + d - (p - d) ** 2) / n);
  const reach = NORMAL_95 * standardError;
  return {
    promoters,
    passives,
    detractors,
    n,
    nps: score,
    standardError,
    interval: [Math.max(-100, score - reach), Math.min(100, score + reach)],
  };
}

/** Sorts answers 0..10 into the classes. Throws RangeError for an answer that is no whole number of 0..10. */
export function countNps(answers: ArrayLike<number>): NpsCounts {
  let promoters = 0;
  let passives = 0;
  let detractors = 0;
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i] ?? Number.NaN;
    if (!(Number.isInteger(answer) && answer >= 0 && answer <= 10)) throw new RangeError(`answer ${i} is ${answer}`);
    if (answer >= 9) promoters++;
    else if (answer >= 7) passives++;
    else detractors++;
  }
  return { promoters, passives, detractors };
}
