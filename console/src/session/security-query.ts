import { queryOptions, useQuery } from '@tanstack/react-query';
import { staff } from '../server.ts';
import { useRight, useSession } from './session.ts';

/** How many events of security nobody has shown the reader yet; asked again from time to time, since others cause them. */
const unseenQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['security-unseen', workspaceId],
    queryFn: async () => (await staff.security.list(null, 1)).unseen,
    staleTime: 60_000,
    refetchInterval: 120_000,
  });

/** The number for the mark in the menu; 0 for whoever may not read them. */
export function useUnseenSecurity(): number {
  const { workspace } = useSession();
  const may = useRight('security.read');
  return useQuery({ ...unseenQuery(workspace.id), enabled: may }).data ?? 0;
}
