import { addDays, addMonths, type Calendar, type Day, monthKey, startOfMonth } from '@peyvand/kernel/calendar';
import type { Span } from '../spans.ts';
import { beginOfMonths, earlier, later, type Window } from './window.ts';

/** How long the windows of a trend are: a month each, the year that ends with each month, or as many months as the period. */
export type SpanOf = 'month' | 'year' | 'period';

export interface SpanOfTrend extends Span {
  /** Month in which the window ends. */
  readonly month: string;
}

const mostMonths = 36;

/**
 * The windows of a trend, oldest first: of each month that the period touches, cut at its ends; of the last `months` months
 * where no period is given. The month of the as-of day ends with that day.
 */
export function spansOf(
  window: Window,
  asked: { months: number; span: SpanOf; asOf: Day },
  calendar: Calendar,
): SpanOfTrend[] {
  const { months, span, asOf } = asked;
  const end = window.to;
  const lastMonth = startOfMonth(addDays(end, -1), calendar);
  const begin = window.from ?? addMonths(startOfMonth(asOf, calendar), 1 - months, calendar);
  const pieces: Span[] = [];
  for (let month = lastMonth; pieces.length < mostMonths; month = addMonths(month, -1, calendar)) {
    const next = addMonths(month, 1, calendar);
    const from = later(month, begin);
    const to = earlier(next, end);
    if (from >= to) break;
    pieces.unshift({ from, to });
    if (month <= begin) break;
  }
  const length = pieces.length;
  return pieces.map(({ from, to }) => ({
    month: monthKey(from, calendar),
    from: span === 'month' ? from : beginOfMonths(to, span === 'year' ? 12 : length, calendar),
    to,
  }));
}
