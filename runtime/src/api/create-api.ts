import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { ApiInstance } from './api-instance.js';
import type { ApiOptions } from './api-options.js';
import { registerApiDocument } from './api-document.js';
import { compressJson } from './compress-json.js';
import { EventHub, eventRoutes } from './events/index.js';
import { pageRoutes } from './pages/index.js';
import { errorHandler, requestValidator, sendProblem, shownFailure } from './problem/index.js';
import { dataWarningRoutes } from './routes/data-warning-routes.js';
import { definitionRoutes } from './routes/definition-routes.js';
import { deliveryRoutes } from './routes/delivery-routes.js';
import { gridRoutes } from './routes/grid-routes.js';
import { inboxRoutes } from './routes/inbox-routes.js';
import { observationRoutes } from './routes/observation-routes.js';
import { ownSessionRoutes, sessionRoutes } from './routes/session-routes.js';
import { replayRoutes } from './routes/replay-routes.js';
import { revisionRoutes } from './routes/revision-routes.js';
import { statusRoutes } from './routes/status-routes.js';
import { taskRoutes } from './routes/task-routes.js';
import { todayRoutes } from './routes/today-routes.js';
import { warningRoutes } from './routes/warning-routes.js';
import { handlingRoutes } from './routes/handling-routes.js';
import { ledgerRoutes } from './routes/ledger-routes.js';
import { matterRoutes } from './routes/matter-routes.js';
import { silenceRoutes } from './routes/silence-routes.js';
import { savedViewRoutes } from './routes/saved-view-routes.js';
import { registerSecurityHeaders } from './security-headers.js';
import { registerSessions, requireViewer } from './session/index.js';

const BODY_LIMIT = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;
const FORGET_SESSIONS_MS = 60 * 60 * 1000;

/**
 * The HTTP API and the pages. Not listening yet; `close` ends the streams of open pages too, and leaves store, feed
 * and sessions to whoever gave them.
 */
export async function createApi(options: ApiOptions): Promise<ApiInstance> {
  const { feed, log } = options;
  const app: ApiInstance = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: options.trustProxy ?? 'loopback',
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      const failure = shownFailure(error);
      if (failure !== undefined) sendProblem(request, reply, failure);
    },
  });
  app.setErrorHandler(errorHandler(log));
  app.setValidatorCompiler(requestValidator());
  // answers are built field by field in the read models; tests hold them against the contract
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.removeContentTypeParser('text/plain');
  app.addHook('onSend', async (request, reply, payload) => compressJson(request, reply, payload));
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });

  const hub = new EventHub(options.store, (error) => {
    log.error({ err: error }, 'changes could not be told');
  });
  const unsubscribe = feed.subscribe((change) => {
    hub.tell(change);
  });
  app.addHook('preClose', async () => {
    unsubscribe();
    await hub.close();
  });

  forgetExpiredSessions(app, options);
  await registerSecurityHeaders(app);
  await app.register(rateLimit, { global: false });
  await registerApiDocument(app, options.version);
  await registerSessions(app, options);

  await app.register(async (scope: ApiInstance) => {
    statusRoutes(scope, options);
    sessionRoutes(scope, options);
  });
  await app.register(async (scope: ApiInstance) => {
    ownSessionRoutes(scope, options, hub);
  });
  await app.register(async (scope: ApiInstance) => {
    scope.addHook('onRequest', requireViewer(options, { oneTimePassword: false }));
    todayRoutes(scope, options);
    warningRoutes(scope, options);
    handlingRoutes(scope, options);
    matterRoutes(scope, options);
    ledgerRoutes(scope, options);
    revisionRoutes(scope, options);
    dataWarningRoutes(scope, options);
    silenceRoutes(scope, options);
    savedViewRoutes(scope, options);
    taskRoutes(scope, options);
    inboxRoutes(scope, options);
    deliveryRoutes(scope, options);
    observationRoutes(scope, options);
    gridRoutes(scope, options);
    definitionRoutes(scope, options);
    replayRoutes(scope, options);
    await eventRoutes(scope, options, hub);
  });
  await pageRoutes(app, options.staticDir);
  return app;
}

/** Once an hour; what has expired opens nothing meanwhile. */
function forgetExpiredSessions(app: ApiInstance, { sessions, clock, log }: ApiOptions): void {
  const forget = (): void => {
    sessions.removeExpired(clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'expired sessions could not be removed');
    });
  };
  const timer = setInterval(forget, FORGET_SESSIONS_MS);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
  });
}
