import type { Role, Session, Workspace } from '@peyvand/sdk/session';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { staff, workIn } from '../server.ts';
import { keys } from '../shared/query-keys.ts';
import { rememberBusiness } from './last-business.ts';

/** The session as a query: read once on entering, again after signing in or switching. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async ({ signal }): Promise<Session> => {
    const session = await staff.session.read(signal);
    workIn(session.workspace?.id ?? null);
    if (session.workspace !== null) rememberBusiness(session.workspace);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** A session that works in a business, as every page inside the console has it. */
export interface InsideSession extends Session {
  readonly workspace: Workspace;
  readonly role: Role;
}

/** True once there is a business to work in; who has none yet is led to open one. */
export function isInside(session: Session): session is InsideSession {
  return session.workspace !== null && session.role !== null;
}

/** Who is signed in and where. Only inside the signed-in part of the console. */
export function useSession(): InsideSession {
  const session = useSuspenseQuery(sessionQuery).data;
  if (!isInside(session)) throw new Error('useSession outside a business');
  return session;
}

/** True when the reader's role grants the right; screens hide what would be refused, the server refuses it anyway. */
export function useRight(right: string): boolean {
  return useSession().rights.includes(right);
}
