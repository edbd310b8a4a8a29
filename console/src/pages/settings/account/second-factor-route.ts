import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../../root-route.tsx';
import { isSignedOut } from '../../../server.ts';
import { untilReached } from '../../../session/reach.ts';
import { sessionQuery } from '../../../session/session.ts';

/** Where whoever lacks the second factor that her business demands is led, and where she stays until she has it. */
export const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  // only a path of this console may follow, never another origin
  validateSearch: (search): { next?: string } =>
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: search.next ?? '/' } });
      throw error;
    });
    if (!session.secondFactorMissing) throw redirect({ href: search.next ?? '/', replace: true });
  },
  component: lazyRouteComponent(() => untilReached(() => import('./second-factor-page.tsx')), 'SecondFactorPage'),
});
