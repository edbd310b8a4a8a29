import {
  addDays,
  addMonths,
  addYears,
  type Calendar,
  type Day,
  daysBetween,
  startOfMonth,
} from '@peyvand/kernel/calendar';
import type { Comparison, Days } from './insights-search.ts';

/**
 * The days that a period is compared with: as many months (or days, where it does not begin and end with months) just
 * before it, or the same days a year earlier.
 */
export function comparedDays(days: Days, comparison: Comparison, calendar: Calendar): Days | null {
  if (comparison === 'none') return null;
  if (comparison === 'year') return { from: addYears(days.from, -1, calendar), to: addYears(days.to, -1, calendar) };
  const months = wholeMonths(days, calendar);
  if (months !== null) return { from: addMonths(days.from, -months, calendar), to: days.from };
  return { from: addDays(days.from, -daysBetween(days.from, days.to)), to: days.from };
}

/**
 * Days from before the data began would show growth where there was only silence: a comparison needs data from its first
 * month on.
 */
export function isComparable(compared: Days, firstDay: Day | null, calendar: Calendar): boolean {
  return firstDay !== null && startOfMonth(firstDay, calendar) <= startOfMonth(compared.from, calendar);
}

/** How many whole months a period has; null when it begins or ends inside one. */
export function wholeMonths(days: Days, calendar: Calendar): number | null {
  if (startOfMonth(days.from, calendar) !== days.from || startOfMonth(days.to, calendar) !== days.to) return null;
  return cutIntoMonths(days, calendar).length;
}

/** The months of a period, oldest first, cut at its ends; at most the last twelve. */
export function monthsOf(days: Days, calendar: Calendar): readonly Days[] {
  return cutIntoMonths(days, calendar).slice(-12);
}

function cutIntoMonths(days: Days, calendar: Calendar): readonly Days[] {
  const starts: Day[] = [];
  for (let at: Day = days.from; at < days.to; at = addMonths(startOfMonth(at, calendar), 1, calendar)) starts.push(at);
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? days.to }));
}
