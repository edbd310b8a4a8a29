import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';
import { isInside, sessionQuery } from '../../session/session.ts';
import { wings } from '../../wings.ts';
import { anyColleagueQuery, anyCustomersQuery } from './guide/first-customers.ts';
import { guideSteps, isGuideAway } from './guide/guide-steps.ts';

/**
 * The bare address: the guide until its steps are done or it is put away, else the insights, or the first wing that the
 * reader may see.
 */
export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  beforeLoad: async ({ context: { queries } }) => {
    const session = await queries.ensureQueryData(sessionQuery);
    const may = (right: string | undefined) => right === undefined || session.rights.includes(right);
    // The demo has nothing to set up, and who sees a part alone does not set up the whole.
    if (
      isInside(session) &&
      session.scope === 'all' &&
      !session.workspace.demo &&
      may('customers.read') &&
      may('customers.write')
    ) {
      const { id } = session.workspace;
      const hasCustomers = await queries.fetchQuery(anyCustomersQuery);
      const hasColleague = may('staff.manage') && (await queries.fetchQuery(anyColleagueQuery));
      const left = guideSteps(session, { hasCustomers, hasColleague }).some((step) => !step.done);
      if (!hasCustomers || (left && !isGuideAway(id))) return;
    }
    const shown = wings.filter((wing) => may(wing.right));
    const first = shown.find((wing) => wing.key === 'insights') ?? shown[0];
    if (first !== undefined) throw redirect({ to: first.to, replace: true });
  },
  component: lazyRouteComponent(() => untilReached(() => import('./guide/guide-page.tsx')), 'GuidePage'),
});
