import type { MeasureAsk, MeasureName, MeasurePart, TrendSpan } from '@peyvand/sdk/measures';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import { keys } from '../../shared/query-keys.ts';

/** All measures with their words, and the day that figures are seen from. */
export const measureListQuery = queryOptions({
  queryKey: keys.measures.list,
  queryFn: ({ signal }) => staff.measures.list(signal),
});

/** One measure's answer, or a cell's; the last one stays in sight while the next is on its way. */
export function measureQuery(name: MeasureName, ask: MeasureAsk & { readonly cell?: string }) {
  return queryOptions({
    queryKey: keys.measures.one(name, ask),
    queryFn: ({ signal }) => staff.measures.read(name, ask, signal),
    placeholderData: keepPreviousData,
  });
}

/** Answers of several measures to the same question, in one call; the last ones stay in sight while the next are on their way. */
export function answersQuery(names: readonly MeasureName[], ask: MeasureAsk) {
  return queryOptions({
    queryKey: keys.measures.several(names, ask),
    queryFn: ({ signal }) => staff.measures.answers(names, ask, signal),
    placeholderData: keepPreviousData,
  });
}

/** Trends of several measures in one call; a measure that has none, or failed, is left out. */
export function trendsQuery(names: readonly MeasureName[], ask: MeasureAsk, span: TrendSpan) {
  return queryOptions({
    queryKey: keys.measures.trends(names, ask, span),
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => staff.measures.trends(names, ask, span, signal),
  });
}

/** The persons or orders behind a part of a figure, page after page. */
export function rowsQuery(name: MeasureName, ask: MeasureAsk, part: MeasurePart) {
  return infiniteQueryOptions({
    queryKey: keys.measures.rows(name, ask, part),
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
