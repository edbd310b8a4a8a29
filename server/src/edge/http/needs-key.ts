import type { Route } from './route.ts';

/** Every POST that writes for a workspace carries a key; reads that are too long for a query string say so. */
export function needsKey(route: Route): boolean {
  return route.method === 'POST' && !route.readsOnly && route.right !== 'public' && route.right !== 'session';
}
