import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';
import { readInsightsSearch } from './insights-search.ts';

/** The owner's dashboard. */
export const insightsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/insights',
  validateSearch: readInsightsSearch,
  component: lazyRouteComponent(() => untilReached(() => import('./insights-page.tsx')), 'InsightsPage'),
});
