import type { Route } from '../../platform/http/route.ts';
import { bulkRoutes } from './routes/bulk-routes.ts';
import { customFieldRoutes } from './routes/custom-field-routes.ts';
import { customerRoutes } from './routes/customer-routes.ts';
import { duplicateRoutes } from './routes/duplicate-routes.ts';
import { privacyRoutes } from './routes/privacy-routes.ts';

export const routes: Route[] = [
  ...customerRoutes,
  ...duplicateRoutes,
  ...customFieldRoutes,
  ...bulkRoutes,
  ...privacyRoutes,
];
