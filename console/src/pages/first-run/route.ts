import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { isSignedOut } from '../../server.ts';
import { untilReached } from '../../session/reach.ts';
import { sessionQuery } from '../../session/session.ts';

/** The first steps after a one-time link, and of whoever has no business yet. */
export const beginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/begin',
  beforeLoad: async ({ context }) => {
    await context.queries.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: '/begin' } });
      throw error;
    });
  },
  component: lazyRouteComponent(() => untilReached(() => import('./begin-page.tsx')), 'BeginPage'),
});
