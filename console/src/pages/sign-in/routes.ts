import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only a path of this console may follow sign-in, never another origin. */
function nextOf(value: unknown): string {
  const path = text(value);
  return /^\/(?![/\\])/.test(path) ? path : '/';
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => ('next' in search ? { next: nextOf(search.next) } : {}),
  component: lazyRouteComponent(() => untilReached(() => import('./sign-in-page.tsx')), 'SignInPage'),
});

export const codeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/code',
  validateSearch: (search): { next?: string } => ('next' in search ? { next: nextOf(search.next) } : {}),
  component: lazyRouteComponent(() => untilReached(() => import('./code-page.tsx')), 'CodePage'),
});

/** The one-time link that `npm start` prints. */
export const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(() => untilReached(() => import('./welcome-page.tsx')), 'WelcomePage'),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => untilReached(() => import('./invitation-page.tsx')), 'InvitationPage'),
});

export const forgotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot',
  component: lazyRouteComponent(() => untilReached(() => import('./forgot-page.tsx')), 'ForgotPage'),
});

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(() => untilReached(() => import('./reset-page.tsx')), 'ResetPage'),
});
