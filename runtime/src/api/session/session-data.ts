import '@fastify/session';
import type { Viewer } from './viewer.js';

declare module 'fastify' {
  interface Session {
    /** Who has logged in. */
    personId?: number;
    /** What requests that change something must send back. */
    csrfToken?: string;
    /** ISO instant of the last prolongation. */
    prolongedAt?: string;
  }
  interface FastifyRequest {
    /** Who asks; set before the handlers of everything that needs a log-in. */
    viewer: Viewer | null;
  }
}
