import type { SessionStore as PluginStore } from '@fastify/session';
import type { Session } from 'fastify';
import type { Clock, SessionStore } from '../../ports/index.js';

/** What the session plugin keeps its sessions in: our store behind its callbacks. */
export function sessionStoreAdapter(sessions: SessionStore, clock: Clock, maxAgeMs: number): PluginStore {
  return {
    get(id, callback) {
      sessions
        .find(id, clock.now())
        .then(
          (found) => callback(null, found === undefined ? null : (found.data as unknown as Session)),
          callback,
        );
    },
    set(id, session, callback) {
      const expires = session.cookie.expires ?? new Date(Date.parse(clock.now()) + maxAgeMs);
      sessions
        .save({
          id,
          personId: session.personId ?? null,
          // through JSON, so that what is stored is what comes back
          data: JSON.parse(JSON.stringify(session)) as Record<string, unknown>,
          expiresAt: new Date(expires).toISOString(),
        })
        .then(() => callback(), callback);
    },
    destroy(id, callback) {
      sessions.remove(id).then(() => callback(), callback);
    },
  };
}
