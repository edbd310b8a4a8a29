import type { ImportState } from '@peyvand/sdk/imports';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { staff } from '../../server.ts';
import { keys } from '../../shared/query-keys.ts';

const busy: ReadonlySet<ImportState> = new Set(['waiting', 'checking', 'running', 'undoing']);

/** True while the server works on an import; it goes on without this page. */
export function isBusy(state: ImportState): boolean {
  return busy.has(state);
}

/** How often a page looks while the server works. */
const lookAgainMs = 900;

/** The kinds of files that this person may import, with their fields. */
export const kindsQuery = queryOptions({
  queryKey: keys.imports.kinds,
  queryFn: async ({ signal }) => (await staff.imports.kinds(signal)).items,
  staleTime: 10 * 60_000,
});

/** One import, looked at again and again while something is being done to it. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: keys.imports.one(id),
    queryFn: ({ signal }) => staff.imports.read(id, signal),
    refetchInterval: (query) =>
      query.state.data !== undefined && isBusy(query.state.data.state) ? lookAgainMs : false,
  });
}

/** All imports, newest first. */
export const importListQuery = infiniteQueryOptions({
  queryKey: keys.imports.list,
  queryFn: ({ signal, pageParam }) => staff.imports.list(pageParam, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: (query) =>
    query.state.data?.pages.some((page) => page.items.some((one) => isBusy(one.state))) === true
      ? lookAgainMs * 2
      : false,
});

/** The problems of one kind of an import. */
export function problemsQuery(id: string, code: string) {
  return infiniteQueryOptions({
    queryKey: keys.imports.problems(id, code),
    queryFn: ({ signal, pageParam }) => staff.imports.problems(id, code, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
