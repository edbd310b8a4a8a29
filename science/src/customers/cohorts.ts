/** Purchases in any order: a customer number and the day of the purchase. */
export interface CohortInput {
  /** Whole numbers 0..customers−1. */
  readonly customer: ArrayLike<number>;
  /** Days, in whatever numbering `monthOf` and `until` use (here: days since 1970-01-01). */
  readonly day: ArrayLike<number>;
}

export interface CohortOptions {
  /** Number of a month on a line without gaps (year·12 + month − 1), of any calendar: Gregorian or Jalali. */
  readonly monthOf: (day: number) => number;
  /** Last day of the data: its month closes the table, and is marked when the day after is in the same month. */
  readonly until: number;
  /** "Bought in month k or later" instead of "bought in month k". */
  readonly rolling?: boolean;
}

export interface Cohort {
  /** Month of the first purchase, as `monthOf` numbers it. */
  readonly month: number;
  /** Distinct buyers in month + k, k = 0, 1, …; counts[0] is the size of the cohort. */
  readonly counts: number[];
}

export interface CohortTable {
  readonly cohorts: Cohort[];
  /** The month of `until` when it had not ended by then: the last count of each cohort is not complete. */
  readonly incompleteMonth: number | undefined;
}

/**
 * Cohort retention: cohort = month of the first purchase, cell (c, k) = distinct buyers of cohort c in month c + k.
 * A retention rate is counts[k] / counts[0]. Months without a new customer have no row. Purchases after `until` are
 * left out. Throws RangeError for arrays of unequal length.
 */
export function cohorts(
  { customer, day }: CohortInput,
  { monthOf, until, rolling = false }: CohortOptions,
): CohortTable {
  if (customer.length !== day.length)
    throw new RangeError(`customer and day differ: ${customer.length}, ${day.length}`);
  const lastMonth = monthOf(until);
  const monthOfRow = numberMonths(day, until, monthOf);
  const { first, last } = spanOfEachCustomer(customer, monthOfRow);
  const counts = new Map<number, number[]>();
  for (const start of first) {
    if (start >= 0 && !counts.has(start))
      counts.set(
        start,
        Array.from({ length: lastMonth - start + 1 }, () => 0),
      );
  }
  const span = Math.max(1, ...Array.from(counts.values(), (row) => row.length));
  const seen = new Uint8Array(Math.ceil((first.length * span) / 8));
  for (let i = 0; i < monthOfRow.length; i++) {
    const who = customer[i] ?? 0;
    const month = monthOfRow[i] ?? -1;
    if (month < 0 || (rolling && month !== last[who])) continue;
    const start = first[who] ?? 0;
    const age = month - start;
    const cell = who * span + age;
    const bit = 1 << (cell & 7);
    if ((seen[cell >>> 3] ?? 0) & bit) continue;
    seen[cell >>> 3] = (seen[cell >>> 3] ?? 0) | bit;
    const row = counts.get(start) ?? [];
    for (let k = rolling ? 0 : age; k <= age; k++) row[k] = (row[k] ?? 0) + 1;
  }
  return {
    cohorts: [...counts].sort(([a], [b]) => a - b).map(([month, row]) => ({ month, counts: row })),
    incompleteMonth: monthOf(until + 1) === lastMonth ? lastMonth : undefined,
  };
}

/** The month of each purchase, −1 for those after `until`. Each day is asked once. */
function numberMonths(day: ArrayLike<number>, until: number, monthOf: (day: number) => number): Int32Array {
  const known = new Map<number, number>();
  const months = new Int32Array(day.length).fill(-1);
  for (let i = 0; i < months.length; i++) {
    const one = day[i] ?? Number.POSITIVE_INFINITY;
    if (one > until) continue;
    const month = known.get(one) ?? monthOf(one);
    known.set(one, month);
    months[i] = month;
  }
  return months;
}

/** First and last month of each customer, −1 for a customer without a purchase. */
function spanOfEachCustomer(customer: ArrayLike<number>, months: Int32Array): { first: Int32Array; last: Int32Array } {
  let customers = 0;
  for (let i = 0; i < customer.length; i++) customers = Math.max(customers, (customer[i] ?? 0) + 1);
  const first = new Int32Array(customers).fill(-1);
  const last = new Int32Array(customers).fill(-1);
  for (let i = 0; i < months.length; i++) {
    const month = months[i] ?? -1;
    const who = customer[i] ?? 0;
    if (month < 0) continue;
    if ((first[who] ?? -1) < 0 || month < (first[who] ?? 0)) first[who] = month;
    if (month > (last[who] ?? -1)) last[who] = month;
  }
  return { first, last };
}

/** "1997-03" for month number 1997·12 + 2, in either calendar. */
export function monthLabel(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
