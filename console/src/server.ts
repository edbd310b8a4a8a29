import { Refused } from '@peyvand/sdk/problem';
import { createStaff } from '@peyvand/sdk/staff';
import { QueryClient } from '@tanstack/react-query';

let workspaceId: string | null = null;

/** Names the workspace of this window; every call carries it, so a switch in another window cannot mislead this one. */
export function workIn(id: string | null): void {
  workspaceId = id;
}

/** The one way of the console to the server. */
export const staff = createStaff({
  baseUrl: '',
  workspace: () => workspaceId,
  onSignedOut: () => queries.invalidateQueries({ queryKey: ['session'] }),
});

/** What was read, kept for a while. A refusal is an answer and is not asked again; a broken connection is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
    },
  },
});

/** True when nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401;
}
