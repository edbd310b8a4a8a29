import { addMonths, type Calendar } from '@peyvand/kernel/calendar';
import { monthsOf, wholeMonths } from './compared-days.ts';
import type { Headline } from './headlines.ts';
import type { Days } from './insights-search.ts';

/** The periods of a trend, oldest first: each month by itself, or the whole period moved on month by month. */
export function trendPeriods(trend: Headline['trend'], days: Days, calendar: Calendar): readonly Days[] {
  if (trend === 'none') return [];
  const months = monthsOf(days, calendar);
  if (trend === 'monthly') return months;
  const length = wholeMonths(days, calendar) ?? months.length;
  return months.map(({ to }) => ({ from: addMonths(to, -length, calendar), to }));
}
