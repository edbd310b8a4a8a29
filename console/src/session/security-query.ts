import { queryOptions, useQuery } from '@tanstack/react-query';
import { staff } from '../server.ts';
import { keys } from '../shared/query-keys.ts';
import { useRight } from './session.ts';

/** How many events of security nobody has shown the reader yet; asked again from time to time, since others cause them. */
const unseenQuery = queryOptions({
  queryKey: keys.security.unseen,
  queryFn: async () => (await staff.security.list(null, 1)).unseen,
  staleTime: 60_000,
  refetchInterval: 120_000,
});

/** The number for the mark in the menu; 0 for whoever may not read them. */
export function useUnseenSecurity(): number {
  const may = useRight('security.read');
  return useQuery({ ...unseenQuery, enabled: may }).data ?? 0;
}
