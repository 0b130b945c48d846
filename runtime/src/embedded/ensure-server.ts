import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../ports/index.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { findFreePort } from './free-port.js';
import { findClusterVersion, initializeCluster } from './initialize-cluster.js';
import { preparePostgresBinaries } from './postgres-binaries.js';
import { readPostmaster, startPostmaster } from './postmaster.js';
import { writeRecord, type ServerFolder, type ServerRecord } from './server-folder.js';
import { chooseServiceAccount } from './service-account.js';

const RETRY_MS = 100;
/** How long a predecessor may take to die, or to answer, before we give up on it. */
const PATIENCE_MS = 20_000;
/** How long a server whose starter died may still take to recover from a crash. */
const RECOVERY_PATIENCE_MS = 300_000;

/** Makes sure that the cluster exists and its server answers; call under the folder's lock. @returns the port */
export async function ensureServer(folder: ServerFolder, record: ServerRecord, log: Log): Promise<number> {
  const startedAt = performance.now();
  const running = await findRunningServer(folder, record);
  if (running !== undefined) {
    log.debug({ port: running }, 'embedded PostgreSQL is already running');
    return running;
  }
  const account = await chooseServiceAccount(folder);
  const binaries = await preparePostgresBinaries(account);
  const version = await findClusterVersion(folder);
  if (version === undefined) {
    log.info({ folder: folder.cluster }, 'creating the embedded database');
    await initializeCluster(folder, record, binaries, account);
  } else if (version !== binaries.major) {
    throw new EmbeddedPostgresError('embedded.otherVersion', {
      zh: `${folder.cluster} 由 PostgreSQL ${version} 建立,而内置的是 ${binaries.major}。请用旧版本导出数据,或用 DATA_DIR 指定另一个目录。`,
      en: `${folder.cluster} was made by PostgreSQL ${version}, the embedded one is ${binaries.major}. Export the data with the older release, or name another folder with DATA_DIR.`,
    });
  }
  const giveUpAt = performance.now() + PATIENCE_MS;
  let wanted = record.port ?? 0;
  for (;;) {
    const port = (await findFreePort(wanted)) ?? (await findFreePort(0)) ?? 0;
    const outcome = await startPostmaster(folder, record, binaries, account, port, () => {
      log.info({ folder: folder.cluster }, 'the embedded database is recovering');
    });
    if (outcome.kind === 'ready') {
      if (port !== record.port) await writeRecord(folder, { ...record, port });
      log.info({ port, ms: Math.round(performance.now() - startedAt) }, 'embedded PostgreSQL is running');
      return port;
    }
    if (outcome.kind === 'portTaken') wanted = 0;
    else if (outcome.kind === 'failed' || performance.now() > giveUpAt)
      throw startFailed(folder, outcome.log);
    await sleep(RETRY_MS);
  }
}

/** The port of a living server of this cluster, once it answers; clears away what only looks like one. */
async function findRunningServer(folder: ServerFolder, record: ServerRecord): Promise<number | undefined> {
  const waitingSince = performance.now();
  for (;;) {
    const state = await readPostmaster(folder, record);
    if (state.kind === 'stopped') return undefined;
    if (state.kind === 'foreign') {
      await unlink(join(folder.cluster, 'postmaster.pid')).catch(() => undefined);
      return undefined;
    }
    if (state.ready && (await answers(serverUrl(record, state.port)))) return state.port;
    const patienceMs = state.ready ? PATIENCE_MS : RECOVERY_PATIENCE_MS;
    if (performance.now() - waitingSince > patienceMs) {
      throw startFailed(folder, `process ${state.pid} does not answer on 127.0.0.1:${state.port}`);
    }
    await sleep(RETRY_MS);
  }
}

export function serverUrl(record: ServerRecord, port: number): string {
  return `postgres://${record.user}:${record.password}@127.0.0.1:${port}/postgres`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // The server may close the connection while it shuts down; the query's own error tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function startFailed(folder: ServerFolder, reason: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError('embedded.startFailed', {
    zh: `内置 PostgreSQL 无法启动(${folder.cluster},日志 ${folder.log}):${reason}`,
    en: `The embedded PostgreSQL does not start (${folder.cluster}, log ${folder.log}): ${reason}`,
  });
}
