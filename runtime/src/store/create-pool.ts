import pg from 'pg';
import type { Log } from '../ports/index.js';

export interface PoolOptions {
  readonly databaseUrl: string;
  /** Connections at most; every part of a process shares them. */
  readonly size: number;
  readonly log: Log;
}

/** The one pool of a process. */
export function createPool({ databaseUrl, size, log }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // An idle connection that the server ends is replaced on the next use; unheard, it would end the process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'));
  // One in use fails its statement, and says so again to whoever listens: nobody would end the process too.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error: error.message }, 'a database connection was lost'));
  });
  return pool;
}
