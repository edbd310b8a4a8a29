import { createRouter } from '@tanstack/react-router';
import { customerRoute, customersRoute, duplicatesRoute } from './pages/customers/routes.ts';
import { beginRoute } from './pages/first-run/route.ts';
import { homeRoute } from './pages/home/route.ts';
import { importsRoute, newImportRoute, oneImportRoute } from './pages/imports/routes.ts';
import { insightsRoute } from './pages/insights/route.ts';
import { latelyRoute } from './pages/lately/route.ts';
import { modelsRoute } from './pages/models/route.ts';
import { secondFactorRoute } from './pages/settings/account/second-factor-route.ts';
import { settingsRoute } from './pages/settings/route.ts';
import {
  codeRoute,
  forgotRoute,
  invitationRoute,
  resetRoute,
  signInRoute,
  welcomeRoute,
} from './pages/sign-in/routes.ts';
import { insideRoute, nowhereRoute, rootRoute } from './root-route.tsx';
import { queries } from './server.ts';
import { PageFailed } from './shell/page-failed.tsx';

const tree = rootRoute.addChildren([
  signInRoute,
  codeRoute,
  welcomeRoute,
  invitationRoute,
  forgotRoute,
  resetRoute,
  beginRoute,
  secondFactorRoute,
  insideRoute.addChildren([
    homeRoute,
    customersRoute,
    duplicatesRoute,
    customerRoute,
    insightsRoute,
    latelyRoute,
    modelsRoute,
    importsRoute,
    newImportRoute,
    oneImportRoute,
    settingsRoute,
    nowhereRoute,
  ]),
]);

/** The addresses of the console. Pages load when first visited, or when a link to them is pointed at. */
export const router = createRouter({
  routeTree: tree,
  context: { queries },
  defaultPreload: 'intent',
  // a page that breaks breaks inside the shell
  defaultErrorComponent: PageFailed,
  defaultPreloadStaleTime: 0,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
