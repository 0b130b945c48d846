import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/embedded/index.js';
import { migrate } from '../../src/store/index.js';
import { silentLog } from './silent-log.js';

/** What the test files of one run are told. */
export interface TestServer {
  /** Of a superuser, or of somebody who may create databases. */
  readonly url: string;
  /** Migrated, empty; test databases are copies of it. */
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

type RunningTestServer = TestServer & { readonly stop: () => Promise<void> };

let ofThisRun: RunningTestServer | undefined;

/** Vitest's global setup: one PostgreSQL for the whole run, or the one that `DATABASE_URL` names. */
export async function setup(project: TestProject): Promise<void> {
  ofThisRun = await startTestServer();
  project.provide('testServer', { url: ofThisRun.url, template: ofThisRun.template });
}

export async function teardown(): Promise<void> {
  await ofThisRun?.stop();
}

export async function startTestServer(): Promise<RunningTestServer> {
  const managed = process.env.DATABASE_URL;
  const running =
    managed === undefined ? await startEmbedded() : { url: managed, stop: async () => undefined };
  const template = `zhengai_template_${randomBytes(6).toString('hex')}`;
  try {
    await onDatabase(running.url, `create database ${template}`);
    await migrate(databaseUrl(running.url, template));
  } catch (error) {
    await running.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await onDatabase(running.url, `drop database if exists ${template} with (force)`);
    await running.stop();
  };
  return { url: running.url, template, stop };
}

async function startEmbedded(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhengai-test-'));
  const server = await openEmbeddedPostgres({ dataDir, log: silentLog });
  // Nothing here needs to survive a crash.
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']) {
    await onDatabase(server.url, `alter system set ${setting} = off`);
  }
  await onDatabase(server.url, 'select pg_reload_conf()');
  return {
    url: server.url,
    stop: async () => {
      await server.release();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own: `create database` and `alter system` allow no other. */
export async function onDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
