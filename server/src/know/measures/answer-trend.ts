import { isRefusal } from '@peyvand/kernel/refusal';
import { planForEverybody } from './answer-question.ts';
import type { Measure } from './measure.ts';
import { refuse } from './refusals.ts';
import { type SpanOf, spansOf } from './rules/spans.ts';
import { Spans } from './spans.ts';
import { type Asked, type Standpoint, understandQuestion } from './understand-question.ts';

/** A trend as it is asked for: months of a period (`from`, `to`), or the last months up to the as-of day. */
export interface AskedTrend extends Asked {
  months?: number;
  span?: SpanOf;
}

/**
 * The same measure month by month, oldest first, in one pass over the data: over each month, over the twelve months that end with
 * each, or over the whole period moved on. Each point is what the measure would answer if it were asked alone.
 */
export async function answerTrend(standpoint: Standpoint, measure: Measure, asked: AskedTrend) {
  const question = understandQuestion(standpoint, measure, asked);
  if (isRefusal(question)) return question;
  const { months = 12, span = measure.usual === 'year' && asked.from === undefined ? 'year' : 'month' } = asked;
  const { calendar, asOf } = question;
  const window = asked.from === undefined ? { ...question.window, from: null } : question.window;
  const windows = spansOf(window, { months, span, asOf: asOf.day }, calendar);
  await planForEverybody(question);
  const figures = await measure.trend?.(question, new Spans(question, windows));
  if (figures === undefined) return refuse('no-trend', { name: measure.name });
  const points = windows.map(({ month, from, to }, i) => {
    const { value = null, numerator = null, denominator = null, n = 0 } = figures[i] ?? {};
    return { month, from, to, defined: value !== null, value, numerator, denominator, n };
  });
  return { name: measure.name, unit: measure.unit, span, calendar, points };
}
