import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import type { Store } from '../../src/ports/index.js';
import { createPool, createStore } from '../../src/store/index.js';
import { silentLog } from './silent-log.js';
import { databaseUrl, onDatabase, type TestServer } from './test-server.js';

export interface TestDatabase {
  readonly url: string;
  /** Shared with `store`; ended by `close`. */
  readonly pool: pg.Pool;
  readonly store: Store;
  /** Drops the database. */
  close(): Promise<void>;
}

/** A fresh, migrated database of its own: one for each test file, in `beforeAll`; `close` in `afterAll`. */
export async function withTestDatabase(server: TestServer = inject('testServer')): Promise<TestDatabase> {
  const name = `zhengai_test_${randomBytes(6).toString('hex')}`;
  await createFromTemplate(server, name);
  const url = databaseUrl(server.url, name);
  const pool = createPool({ databaseUrl: url, size: 10, log: silentLog });
  const store = await createStore({ pool, log: silentLog });
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await onDatabase(server.url, `drop database if exists ${name} with (force)`);
  };
  return { url, pool, store, close };
}

/** PostgreSQL refuses to copy a template that somebody is connected to, be it for another copy. */
async function createFromTemplate(server: TestServer, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await onDatabase(server.url, `create database ${name} template ${server.template} strategy file_copy`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}
