import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';

/** How good the forecast is. */
export const modelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/insights/models',
  component: lazyRouteComponent(() => untilReached(() => import('./models-page.tsx')), 'ModelsPage'),
});
