import type { CustomerLine, CustomerQuery } from '@peyvand/sdk/customers';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';

/** The list, page after page. While another filter is on its way the former rows stay in sight. */
export function useCustomers(query: CustomerQuery, wanted = true) {
  const pages = useInfiniteQuery({
    queryKey: keys.customers.list(query),
    queryFn: ({ pageParam, signal }) =>
      staff.customers.list({ ...query, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
  const rows = useMemo<readonly CustomerLine[] | undefined>(
    () => pages.data?.pages.flatMap((page) => page.items),
    [pages.data],
  );
  return { ...pages, rows };
}

/** How many the list holds, counted to 10,000 unless asked exactly. */
export function useCustomerCount(filters: CustomerQuery, exact: boolean, wanted = true) {
  return useQuery({
    queryKey: keys.customers.count(filters, exact),
    queryFn: ({ signal }) => staff.customers.count(exact ? { ...filters, exact } : filters, signal),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}
