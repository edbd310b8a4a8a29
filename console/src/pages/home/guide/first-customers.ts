import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../../server.ts';

/** Whether the business has a customer at all: an empty one opens with the guide instead of empty dashboards. */
export const anyCustomersQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['any-customers', workspaceId],
    queryFn: async ({ signal }) => {
      const page = await staff.client.get<{ items: readonly unknown[] }>('/api/v1/customers', {
        query: { limit: 1 },
        signal,
      });
      return page.items.length > 0;
    },
    staleTime: 0,
  });

/** Whether somebody else works in the business, or was invited to. Only for those who manage staff. */
export const anyColleagueQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['any-colleague', workspaceId],
    queryFn: async () => {
      const [members, invitations] = await Promise.all([staff.members.list(), staff.members.invitations()]);
      return members.items.length > 1 || invitations.items.length > 0;
    },
    staleTime: 0,
  });
