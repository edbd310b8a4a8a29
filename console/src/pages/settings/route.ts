import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';

/** /settings opens its first section. */
export const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/display', replace: true });
  },
});

/** The reader's own language, colours and calendar. */
export const displayRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings/display',
  component: lazyRouteComponent(() => import('./display-page.tsx'), 'DisplayPage'),
});
