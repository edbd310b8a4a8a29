import type { Page } from '@peyvand/sdk/customers';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

/** A list, read page after page. */
export function usePages<T>(
  key: QueryKey,
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page<T>>,
  options: { readonly staleTime?: number } = {},
) {
  const pages = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...options,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.items) };
}
