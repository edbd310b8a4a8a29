import { Refused } from '@peyvand/sdk/problem';
import { createStaff } from '@peyvand/sdk/staff';
import { QueryClient } from '@tanstack/react-query';
import { askToConfirm } from './session/ask-to-confirm.ts';
import { onReachedAgain, watchedFetch } from './session/reach.ts';
import { keys } from './shared/query-keys.ts';

let workspaceId: string | null = null;

/** Names the workspace of this window; every call carries it, so a switch in another window cannot mislead this one. */
export function workIn(id: string | null): void {
  workspaceId = id;
}

/** The one way of the console to the server. */
export const staff = createStaff({
  baseUrl: '',
  workspace: () => workspaceId,
  fetch: watchedFetch,
  onConfirm: askToConfirm,
  onSecondFactorMissing: leadToSecondFactor,
  onSignedOut: () => queries.invalidateQueries({ queryKey: keys.session }),
});

/** A demand that came while she was at work: what is open is refused from now on, so she is led to the one page that is not. */
function leadToSecondFactor(): void {
  const { pathname, search } = window.location;
  if (pathname !== '/second-factor')
    window.location.assign(`/second-factor?next=${encodeURIComponent(`${pathname}${search}`)}`);
}

/** What was read, kept for a while. A refusal is an answer and is not asked again; a broken connection is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    // without a network a call fails and is told; it would else wait without a word
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
    },
  },
});

// What could not be read while the server was away is read as soon as it is back.
onReachedAgain(() => void queries.invalidateQueries({ predicate: (query) => query.state.status === 'error' }));

/** True when nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401;
}
