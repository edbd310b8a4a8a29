import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';

/** How good the forecast is. */
export const modelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/insights/models',
  component: lazyRouteComponent(() => import('./models-page.tsx'), 'ModelsPage'),
});
