import type { Roles } from '@peyvand/sdk/staff-members';
import { useReader } from '@peyvand/ui/read/reader.tsx';
import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { keys } from '../../../shared/query-keys.ts';

export const invitationsQuery = queryOptions({
  queryKey: keys.staff.invitations,
  queryFn: () => staff.members.invitations(),
});
export const rolesQuery = queryOptions({ queryKey: keys.staff.roles, queryFn: () => staff.members.roles() });
export const teamsQuery = queryOptions({ queryKey: keys.staff.teams, queryFn: () => staff.members.teams() });

/** The name of a role in the reader's language; its id until the roles are known. */
export function useRoleName(roles: Roles | undefined): (id: string) => string {
  const { language } = useReader();
  return (id) => roles?.roles.find((role) => role.id === id)?.name[language] ?? id;
}
