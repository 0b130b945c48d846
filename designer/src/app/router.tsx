import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readTaskSearch, readWarningSearch } from '../addresses/index.js';
import { Bones, PageFrame } from '../page/index.js';
import { PageCrash } from '../problem/index.js';
import { PageShell } from '../shell/index.js';
import { NoSuchPage } from './no-such-page.js';

const rootRoute = createRootRoute({ component: PageShell, notFoundComponent: NoSuchPage });

/** Every page of the house is a route here and its own chunk. */
const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('../today/index.js'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/warnings',
    validateSearch: readWarningSearch,
    component: lazyRouteComponent(() => import('../warnings/index.js'), 'WarningListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/warnings/$id',
    component: lazyRouteComponent(() => import('../warnings/index.js'), 'WarningPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/inbox',
    component: lazyRouteComponent(() => import('../notifications/index.js'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/tasks',
    validateSearch: readTaskSearch,
    component: lazyRouteComponent(() => import('../tasks/index.js'), 'TaskListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/tasks/$id',
    component: lazyRouteComponent(() => import('../tasks/index.js'), 'TaskPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/verifications',
    component: lazyRouteComponent(() => import('../verifications/index.js'), 'VerificationListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/rules',
    component: lazyRouteComponent(() => import('../rule-designer/index.js'), 'RuleListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/rules/$code',
    component: lazyRouteComponent(() => import('../rule-designer/index.js'), 'RuleDesignerPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/rules/$code/ledger',
    component: lazyRouteComponent(() => import('../ledger/index.js'), 'RuleLedgerPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/rules/$code/replay',
    component: lazyRouteComponent(() => import('../replay/index.js'), 'ReplayPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows',
    component: lazyRouteComponent(() => import('../process-designer/index.js'), 'ProcessListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/$code',
    component: lazyRouteComponent(() => import('../process-designer/index.js'), 'ProcessDesignerPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/indicators',
    component: lazyRouteComponent(() => import('../formula-editor/index.js'), 'IndicatorListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/indicators/$code',
    component: lazyRouteComponent(() => import('../formula-editor/index.js'), 'IndicatorPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/password',
    component: lazyRouteComponent(() => import('../session/index.js'), 'PasswordPage'),
  }),
] as const;

const routeTree = rootRoute.addChildren(routes);

export function createPageRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultErrorComponent: PageCrash,
    defaultPendingComponent: () => (
      <PageFrame title="…">
        <Bones rows={8} height={36} />
      </PageFrame>
    ),
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
