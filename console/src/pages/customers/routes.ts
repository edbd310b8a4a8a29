import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';
import { readPairSearch } from './duplicates/pair-search.ts';
import { readListSearch } from './list/list-search.ts';
import { readPageSearch } from './one/page-search.ts';

export const customersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/customers',
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => untilReached(() => import('./list/customers-page.tsx')), 'CustomersPage'),
});

/** Pairs that may be one person; or the two, or the one, that somebody chose herself. */
export const duplicatesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/customers/duplicates',
  validateSearch: readPairSearch,
  component: lazyRouteComponent(() => untilReached(() => import('./duplicates/duplicates-page.tsx')), 'DuplicatesPage'),
});

export const customerRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/customers/$id',
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => untilReached(() => import('./one/customer-page.tsx')), 'CustomerPage'),
});
