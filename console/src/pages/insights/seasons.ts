import type { MeasureAnswer } from '@peyvand/sdk/measures';
import { numberOf } from './headlines.ts';

/** A month of the year: mean sales over the years that had it, and their ratio to an ordinary month. */
export interface MonthOfSales {
  readonly month: number;
  readonly sales: number;
  /** Null while no year had it. */
  readonly index: number | null;
}

/** Names a slow and a strong month only where at least half a year is known and they stand out from an ordinary one. */
const leastMonths = 6;
const standsOut = 0.1;

/** The year in an answer of seasonality. */
export function readSeasons(answer: MeasureAnswer): {
  readonly months: readonly MonthOfSales[];
  readonly average: number;
  readonly strong: MonthOfSales | null;
  readonly slow: MonthOfSales | null;
} {
  const seen = numberOf(answer, 'months');
  const average = seen === 0 ? 0 : Number(answer.denominator ?? 0) / seen;
  const months = (answer.table?.rows ?? []).map((row): MonthOfSales => {
    const index = typeof row[5] === 'number' ? row[5] : null;
    return { month: Number(row[0]), sales: Number(row[6] ?? 0), index };
  });
  const known = months.filter((one) => one.index !== null);
  const byIndex = [...known].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  const [slow = null, strong = null] = known.length < leastMonths ? [] : [byIndex[0], byIndex.at(-1)];
  return {
    months,
    average,
    strong: strong !== null && (strong.index ?? 1) >= 1 + standsOut ? strong : null,
    slow: slow !== null && (slow.index ?? 1) <= 1 - standsOut ? slow : null,
  };
}
