import type { Route } from '../../edge/http/route.ts';
import { attachmentRoutes } from './routes/attachment-routes.ts';
import { bulkRoutes } from './routes/bulk-routes.ts';
import { customFieldRoutes } from './routes/custom-field-routes.ts';
import { customerRoutes } from './routes/customer-routes.ts';
import { duplicateRoutes } from './routes/duplicate-routes.ts';
import { householdRoutes } from './routes/household-routes.ts';
import { knowledgeRoutes } from './routes/knowledge-routes.ts';
import { privacyRoutes } from './routes/privacy-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { viewRoutes } from './routes/view-routes.ts';

export const routes: Route[] = [
  ...customerRoutes,
  ...duplicateRoutes,
  ...customFieldRoutes,
  ...bulkRoutes,
  ...householdRoutes,
  ...knowledgeRoutes,
  ...attachmentRoutes,
  ...viewRoutes,
  ...recordRoutes,
  ...privacyRoutes,
];
