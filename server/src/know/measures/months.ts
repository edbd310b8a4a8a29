import { addDays, addMonths, type Calendar, type Day, monthKey, startOfMonth } from '@peyvand/kernel/calendar';
import type { Question } from './question.ts';
import { earlier } from './rules/window.ts';
import type { Params } from './sources.ts';

/** The months of a calendar that cover some days, in order. */
export interface Months {
  /** First day of each month, and of the one after the last. */
  readonly starts: readonly Day[];
  readonly keys: readonly string[];
}

/** The months from one day to another (both included). */
export function monthsBetween(first: Day, last: Day, calendar: Calendar): Months {
  const starts: Day[] = [];
  for (let at = startOfMonth(first, calendar); at <= last; at = addMonths(at, 1, calendar)) starts.push(at);
  const keys = starts.map((day) => monthKey(day, calendar));
  const end = starts.at(-1);
  return { starts: end === undefined ? [] : [...starts, addMonths(end, 1, calendar)], keys };
}

/** The place of a day among the months (0, 1, …) as SQL: a binary search, for either calendar. */
export function monthOf(day: string, months: Months, params: Params): string {
  return `(width_bucket(${day}, ${params.add(months.starts)}::date[]) - 1)`;
}

/** First and last day of a source of days; undefined without any. */
export async function spanOf(
  question: Question,
  source: string,
  params: Params,
): Promise<{ first: Day; last: Day } | undefined> {
  const [row] = await question.tx.query<{ first: Day | null; last: Day | null }>(
    `select min(day) as first, max(day) as last from ${source} o`,
    params.list,
  );
  return row?.first == null || row.last === null ? undefined : { first: row.first, last: row.last };
}

/**
 * The last day that is over for a question: the last of its window, but not the as-of day itself while nothing was sold on it
 * ("the day after the last purchase" begins no new month).
 */
export function lastDayOver({ window, asOf }: Question): Day {
  const seen = asOf.lastDay !== null && asOf.lastDay >= asOf.day ? asOf.day : addDays(asOf.day, -1);
  return earlier(addDays(window.to, -1), seen);
}
