import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut } from './server.ts';
import { untilReached } from './session/reach.ts';
import { isInside, sessionQuery } from './session/session.ts';
import { PageFailed } from './shell/page-failed.tsx';
import { PageNotFound } from './shell/page-not-found.tsx';

/** The root of all routes. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  errorComponent: PageFailed,
  notFoundComponent: PageNotFound,
});

/** Everything behind sign-in. Pages of wings hang here; whoever is not signed in is sent to sign in and comes back. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    });
    if (session.secondFactorMissing) throw redirect({ to: '/second-factor', search: { next: location.href } });
    if (!isInside(session)) throw redirect({ to: '/begin' });
  },
  component: lazyRouteComponent(() => untilReached(() => import('./shell/console-shell.tsx')), 'ConsoleShell'),
});

/** An address inside that leads nowhere: the menu stays, so that the reader finds her way. */
export const nowhereRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '$',
  component: PageNotFound,
});
