import type { MeasureAnswer, MeasureAsk, MeasureName, MeasurePart } from '@peyvand/sdk/measures';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import type { Days } from './insights-search.ts';

/** All measures with their words, and the day that figures are seen from. */
export const measureListQuery = queryOptions({
  queryKey: ['measures', 'list'],
  queryFn: ({ signal }) => staff.measures.list(signal),
});

/** One measure's answer; the last one stays in sight while the next is on its way. */
export function measureQuery(name: MeasureName, ask: MeasureAsk) {
  return queryOptions({
    queryKey: ['measures', 'one', name, ask],
    queryFn: ({ signal }) => staff.measures.read(name, ask, signal),
    placeholderData: keepPreviousData,
  });
}

/** A measure over several periods, oldest first; null where it is not defined. */
export interface TrendPoint {
  readonly days: Days;
  readonly value: number | null;
}

/**
 * A measure's trend: asked one period after another, so that it never stands in the way of the figures.
 * @param patienceMs gives up, with no trend, when the answers take longer in all: a card can do without its line
 */
export function trendQuery(name: MeasureName, ask: MeasureAsk, periods: readonly Days[], patienceMs: number) {
  return queryOptions({
    queryKey: ['measures', 'trend', name, ask, periods, patienceMs],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }): Promise<readonly TrendPoint[]> => {
      const points: TrendPoint[] = [];
      const began = performance.now();
      for (const days of periods) {
        const answer: MeasureAnswer = await staff.measures.read(name, { ...ask, ...days }, signal);
        points.push({ days, value: answer.value });
        if (performance.now() - began > patienceMs) return [];
      }
      return points;
    },
  });
}

/** The persons or orders behind a part of a figure, page after page. */
export function rowsQuery(name: MeasureName, ask: MeasureAsk, part: MeasurePart) {
  return infiniteQueryOptions({
    queryKey: ['measures', 'rows', name, ask, part],
    queryFn: ({ signal, pageParam }) =>
      staff.measures.rows(
        name,
        ask,
        part,
        { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
