import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';

export interface LatelySearch {
  readonly who?: 'mine';
}

/** What was done lately, each with its way back. */
export const latelyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/lately',
  validateSearch: ({ who }: Record<string, unknown>): LatelySearch => (who === 'mine' ? { who } : {}),
  component: lazyRouteComponent(() => untilReached(() => import('./lately-page.tsx')), 'LatelyPage'),
});
