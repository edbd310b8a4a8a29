import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';

/** Whether the business has a customer at all: an empty one opens with the guide instead of empty dashboards. */
export const anyCustomersQuery = queryOptions({
  queryKey: keys.customers.any,
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
export const anyColleagueQuery = queryOptions({
  queryKey: keys.staff.anyColleague,
  queryFn: async () => {
    const [members, invitations] = await Promise.all([staff.members.list(), staff.members.invitations()]);
    return members.items.length > 1 || invitations.items.length > 0;
  },
  staleTime: 0,
});
