import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';
import { isInside, sessionQuery } from '../../session/session.ts';
import { wings } from '../../wings.ts';
import { anyCustomersQuery } from '../first-run/first-customers.ts';

/**
 * The bare address: the guide while the business has no customer and the reader may do something about it, else the
 * insights, or the first wing that the reader may see.
 */
export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  beforeLoad: async ({ context: { queries } }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    const may = (right: string | undefined) => right === undefined || session.rights.includes(right);
    if (isInside(session) && may('customers.read') && may('customers.write')) {
      const any = await queries.fetchQuery(anyCustomersQuery(session.workspace.id));
      if (!any) return;
    }
    const shown = wings.filter((wing) => may(wing.right));
    const first = shown.find((wing) => wing.key === 'insights') ?? shown[0];
    if (first !== undefined) throw redirect({ to: first.to, replace: true });
  },
  component: lazyRouteComponent(() => untilReached(() => import('../first-run/guide-page.tsx')), 'GuidePage'),
});
