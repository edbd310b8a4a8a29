import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { untilReached } from '../../session/reach.ts';
import { sessionQuery } from '../../session/session.ts';
import { readHistorySearch } from './history/history-search.ts';
import { sectionsFor } from './sections.ts';

/** The settings: a menu of sections beside the open one. */
const frameRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => untilReached(() => import('./settings-frame.tsx')), 'SettingsFrame'),
});

/** Which drawer is open: "new", "invite", or the id of what is changed. */
const readPanel = (search: Record<string, unknown>): { panel?: string } =>
  typeof search.panel === 'string' && search.panel !== '' ? { panel: search.panel } : {};

/** /settings opens the first section that the reader may see. */
const indexRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { rights } = await context.queries.ensureQueryData(sessionQuery);
    throw redirect({ to: `/settings/${sectionsFor(rights)[0]?.key ?? 'account'}`, replace: true });
  },
});

const businessRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/business',
  component: lazyRouteComponent(() => untilReached(() => import('./business/business-page.tsx')), 'BusinessPage'),
});

const figuresRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/figures',
  component: lazyRouteComponent(() => untilReached(() => import('./figures/figures-page.tsx')), 'FiguresPage'),
});

const fieldsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/fields',
  validateSearch: readPanel,
  component: lazyRouteComponent(() => untilReached(() => import('./fields/fields-page.tsx')), 'FieldsPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/webhooks',
  validateSearch: readPanel,
  component: lazyRouteComponent(() => untilReached(() => import('./webhooks/webhooks-page.tsx')), 'WebhooksPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => untilReached(() => import('./webhooks/webhook-page.tsx')), 'WebhookPage'),
});

const staffRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/staff',
  validateSearch: readPanel,
  component: lazyRouteComponent(() => untilReached(() => import('./staff/staff-page.tsx')), 'StaffPage'),
});

const rolesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/roles',
  validateSearch: readPanel,
  component: lazyRouteComponent(() => untilReached(() => import('./roles/roles-page.tsx')), 'RolesPage'),
});

const tokensRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/tokens',
  validateSearch: readPanel,
  component: lazyRouteComponent(() => untilReached(() => import('./tokens/tokens-page.tsx')), 'TokensPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/security',
  component: lazyRouteComponent(() => untilReached(() => import('./security/security-page.tsx')), 'SecurityPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/history',
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => untilReached(() => import('./history/history-page.tsx')), 'HistoryPage'),
});

const healthRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/health',
  component: lazyRouteComponent(() => untilReached(() => import('./health/health-page.tsx')), 'HealthPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/account',
  component: lazyRouteComponent(() => untilReached(() => import('./account/account-page.tsx')), 'AccountPage'),
});

/** The reader's own language, colours and calendar. */
const displayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/display',
  component: lazyRouteComponent(() => untilReached(() => import('./display-page.tsx')), 'DisplayPage'),
});

export const settingsRoute = frameRoute.addChildren([
  indexRoute,
  businessRoute,
  figuresRoute,
  fieldsRoute,
  staffRoute,
  rolesRoute,
  tokensRoute,
  webhooksRoute,
  webhookRoute,
  securityRoute,
  historyRoute,
  healthRoute,
  accountRoute,
  displayRoute,
]);
