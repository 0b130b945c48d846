import cookie from '@fastify/cookie';
import session from '@fastify/session';
import type { FastifyInstance } from 'fastify';
import type { ApiOptions } from '../api-options.js';
import { sessionStoreAdapter } from './session-store-adapter.js';

/** A log-in lasts this long after its last use. */
export const SESSION_MAX_AGE_MS = 12 * 60 * 60 * 1000;
export const SESSION_COOKIE = 'zhengai_session';

/** Session cookies for everything under `/api`; nothing is stored before somebody logs in. */
export async function registerSessions(
  app: FastifyInstance,
  { sessions, clock, sessionSecret }: Pick<ApiOptions, 'sessions' | 'clock' | 'sessionSecret'>,
): Promise<void> {
  await app.register(cookie);
  await app.register(session, {
    secret: sessionSecret,
    cookieName: SESSION_COOKIE,
    store: sessionStoreAdapter(sessions, clock, SESSION_MAX_AGE_MS),
    saveUninitialized: false,
    // a write for each request would be dear; `requireViewer` prolongs now and then
    rolling: false,
    cookie: { path: '/api', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_MAX_AGE_MS },
  });
  app.decorateRequest('viewer', null);
}
