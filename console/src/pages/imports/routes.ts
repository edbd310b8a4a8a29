import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';

/** All imports of the business. */
export const importsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/imports',
  component: lazyRouteComponent(() => untilReached(() => import('./list/imports-page.tsx')), 'ImportsPage'),
});

/** A new file. */
export const newImportRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/imports/new',
  component: lazyRouteComponent(() => untilReached(() => import('./new/new-import-page.tsx')), 'NewImportPage'),
});

/** One import, wherever it stands: its columns, its dry run, its run, its result. */
export const oneImportRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/imports/$id',
  validateSearch: (search): { step?: 'columns' } => (search.step === 'columns' ? { step: 'columns' } : {}),
  component: lazyRouteComponent(() => untilReached(() => import('./one/import-page.tsx')), 'ImportPage'),
});
