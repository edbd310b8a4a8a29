import type { Route } from '../../edge/http/route.ts';
import { accountRoutes } from './http/account-routes.ts';
import { logoRoutes } from './http/logo-routes.ts';
import { securityRoutes } from './http/security-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { staffRoutes } from './http/staff-routes.ts';
import { workspaceRoutes } from './http/workspace-routes.ts';

export const routes: Route[] = [
  ...sessionRoutes,
  ...accountRoutes,
  ...staffRoutes,
  ...workspaceRoutes,
  ...logoRoutes,
  ...securityRoutes,
];
