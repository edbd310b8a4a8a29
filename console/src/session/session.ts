import type { Session } from '@peyvand/sdk/session';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { staff, workIn } from '../server.ts';

/** The session as a query: read once on entering, again after signing in or switching. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const session = await staff.session.read(signal);
    workIn(session.workspace.id);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** Who is signed in and where. Only inside the signed-in part of the console. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** True when the reader's role grants the right; screens hide what would be refused, the server refuses it anyway. */
export function useRight(right: string): boolean {
  return useSession().rights.includes(right);
}
