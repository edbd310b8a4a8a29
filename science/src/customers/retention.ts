/** Customers of a window, all by one rule of who is a customer at a time. */
export interface CustomerFlow {
  /** S: customers at the start. */
  readonly start: number;
  /** N: new in between, never customers before. */
  readonly won: number;
  /** Customers of the start who are none at the end. */
  readonly lost: number;
  /** Former customers, not at the start, who came back; counted apart from the new. */
  readonly reactivated?: number;
}

/** Every measure under its own label; NaN where the base is 0. */
export interface RetentionMeasures {
  /** E = S + N + reactivated − lost. */
  readonly end: number;
  /** K = S − lost. */
  readonly kept: number;
  readonly average: number;
  /** K / S. */
  readonly retention: number;
  /** lost / average: "attrition". */
  readonly attrition: number;
  /** lost / S = 1 − retention: "cohort attrition". */
  readonly cohortAttrition: number;
  /** K / average, which an article calls attrition: "retention on average base (article)". Its complement is no churn. */
  readonly seedRatio: number;
}

/**
 * Retention and attrition of a window in all labelled variants. S = 200, lost 40, N = 60 → E 220, retention 80 %,
 * cohort attrition 20 %, attrition 19.05 %, seed ratio 76.19 %.
 * Throws RangeError for counts that are negative or lose more than there were.
 */
export function retentionMeasures({ start, won, lost, reactivated = 0 }: CustomerFlow): RetentionMeasures {
  for (const count of [start, won, lost, reactivated]) {
    if (!(count >= 0)) throw new RangeError(`a count of customers is >= 0, got ${count}`);
  }
  if (lost > start) throw new RangeError(`${lost} lost of ${start} at the start`);
  const end = start + won + reactivated - lost;
  const kept = start - lost;
  const average = (start + end) / 2;
  return {
    end,
    kept,
    average,
    retention: ratio(kept, start),
    attrition: ratio(lost, average),
    cohortAttrition: ratio(lost, start),
    seedRatio: ratio(kept, average),
  };
}

/** The flow of a window from who was a customer at its start, at its end and ever before, one entry per person. */
export function customerFlow(
  atStart: ArrayLike<number>,
  atEnd: ArrayLike<number>,
  everBefore: ArrayLike<number>,
): Required<CustomerFlow> {
  let start = 0;
  let won = 0;
  let lost = 0;
  let reactivated = 0;
  for (let i = 0; i < atStart.length; i++) {
    if (atStart[i]) start++;
    if (atStart[i] && !atEnd[i]) lost++;
    if (!atStart[i] && atEnd[i]) {
      if (everBefore[i]) reactivated++;
      else won++;
    }
  }
  return { start, won, lost, reactivated };
}

/** 1 − (1 − c)^12: annual churn of a monthly one, both fractions. */
export function annualChurn(monthlyChurn: number): number {
  return 1 - (1 - monthlyChurn) ** 12;
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}
