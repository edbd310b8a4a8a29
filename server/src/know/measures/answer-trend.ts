import { addDays, addMonths, type Day, monthKey, startOfMonth } from '@peyvand/kernel/calendar';
import type { Measure, Question } from './measure.ts';

export interface TrendPoint {
  /** Month in which the window ends. */
  readonly month: string;
  readonly from: Day;
  readonly to: Day;
  readonly defined: boolean;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
}

/**
 * The same measure month by month, oldest first: over each month, or over the twelve months that end with each. The month
 * of the as-of day ends with that day.
 */
export async function answerTrend(
  measure: Measure,
  question: Question,
  months: number,
  span: 'month' | 'year',
): Promise<TrendPoint[]> {
  const { calendar, asOf } = question;
  await question.tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
  const first = startOfMonth(asOf.day, calendar);
  const points: TrendPoint[] = [];
  for (let back = months - 1; back >= 0; back--) {
    const begins = addMonths(first, -back, calendar);
    const next = addMonths(begins, 1, calendar);
    const to = next <= asOf.day ? next : addDays(asOf.day, 1);
    const from = span === 'month' ? begins : addMonths(to, -12, calendar);
    const { value, numerator, denominator, n } = await measure.find({ ...question, window: { from, to } });
    const month = monthKey(begins, calendar);
    points.push({ month, from, to, defined: value !== null, value, numerator, denominator, n });
  }
  return points;
}
