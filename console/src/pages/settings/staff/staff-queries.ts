import type { Roles } from '@peyvand/sdk/staff-members';
import { useReader } from '@peyvand/ui/read/reader.tsx';
import { queryOptions } from '@tanstack/react-query';
import { staff } from '../../../server.ts';

export const membersQuery = (workspaceId: string) =>
  queryOptions({ queryKey: ['members', workspaceId], queryFn: staff.members.list });
export const invitationsQuery = (workspaceId: string) =>
  queryOptions({ queryKey: ['invitations', workspaceId], queryFn: staff.members.invitations });
export const rolesQuery = (workspaceId: string) =>
  queryOptions({ queryKey: ['roles', workspaceId], queryFn: staff.members.roles });
export const teamsQuery = (workspaceId: string) =>
  queryOptions({ queryKey: ['teams', workspaceId], queryFn: staff.members.teams });

/** The name of a role in the reader's language; its id until the roles are known. */
export function useRoleName(roles: Roles | undefined): (id: string) => string {
  const { language } = useReader();
  return (id) => roles?.roles.find((role) => role.id === id)?.name[language] ?? id;
}
