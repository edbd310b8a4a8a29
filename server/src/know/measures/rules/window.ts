import { addDays, addMonths, type Calendar, type Day } from '@peyvand/kernel/calendar';

/** Days from (included) to (excluded); from null: since the first purchase. */
export interface Window {
  readonly from: Day | null;
  readonly to: Day;
}

/** The first of two days, and the last. */
export const earlier = (one: Day, other: Day): Day => [one, other].sort()[0] as Day;
export const later = (one: Day, other: Day): Day => [one, other].sort()[1] as Day;

/**
 * The first day of the months that end before `to`: those up to the last day of a month begin on the first of one, whichever of
 * both is longer (29 Esfand after a leap year, 28 February after a leap day), and no day of the year is counted twice.
 */
export function beginOfMonths(to: Day, months: number, calendar: Calendar): Day {
  return later(addMonths(to, -months, calendar), addDays(addMonths(addDays(to, -1), -months, calendar), 1));
}

/**
 * The window of a question. Without dates it is everything up to the as-of day, or for measures of a year the twelve
 * months that end with it: (D − 12 months, D], cut in the calendar of the question. It never reaches beyond the as-of day:
 * what lies behind that day has not happened for the question.
 * @returns undefined when it is empty
 */
export function chooseWindow(
  asked: { from?: Day | undefined; to?: Day | undefined },
  asOf: Day,
  usual: 'year' | 'all',
  calendar: Calendar,
): Window | undefined {
  const end = addDays(asOf, 1);
  const to = asked.to === undefined ? end : earlier(asked.to, end);
  const from = asked.from ?? (usual === 'all' ? null : beginOfMonths(to, 12, calendar));
  return from !== null && from >= to ? undefined : { from, to };
}
