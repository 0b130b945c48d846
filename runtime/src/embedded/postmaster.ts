import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterPath } from './cluster-path.js';
import { giveToOwnerOf } from './folder-owner.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { commandLineOf, identifyProcess, isAlive, type ProcessIdentity } from './process-identity.js';
import type { ServerFolder, ServerRecord } from './server-folder.js';
import type { ServiceAccount } from './service-account.js';

const POLL_MS = 10;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * What `postmaster.pid` says about the cluster.
 *
 * `stopped`: no server, though PostgreSQL may have to recover; `foreign`: the pid now belongs to some
 * other program, whose mere existence would keep PostgreSQL from starting.
 */
export type PostmasterState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'alive'; readonly pid: number; readonly port: number; readonly ready: boolean };

export async function readPostmaster(folder: ServerFolder, record: ServerRecord): Promise<PostmasterState> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return { kind: 'stopped' };
  if (!isAlive({ pid, startedAt: null })) return { kind: 'stopped' };
  const commandLine = commandLineOf(pid);
  if (commandLine !== null && !commandLine.includes(serverMark(record))) return { kind: 'foreign' };
  return { kind: 'alive', pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

export type StartOutcome =
  | { readonly kind: 'ready' }
  | { readonly kind: 'portTaken' }
  | { readonly kind: 'predecessorLives'; readonly log: string }
  | { readonly kind: 'failed'; readonly log: string };

/**
 * Starts a server that outlives this process and waits until it accepts connections.
 *
 * @param onWait  called every few seconds while the server recovers from a crash
 */
export async function startPostmaster(
  folder: ServerFolder,
  record: ServerRecord,
  binaries: PostgresBinaries,
  account: ServiceAccount | undefined,
  port: number,
  onWait: () => void,
): Promise<StartOutcome> {
  await rotateLog(folder);
  const log = await open(folder.log, 'a', 0o600);
  await giveToOwnerOf(folder.root, folder.log);
  const logStart = (await log.stat()).size;
  const path = clusterPath(folder.cluster, account);
  const child = spawn(
    join(binaries.bin, 'postgres'),
    ['-D', path.argument, '-p', String(port), ...settings(record)],
    {
      ...account,
      cwd: path.workingDirectory,
      env: { ...process.env, LC_ALL: 'C' },
      // A group of its own, so that Ctrl-C reaches us and not the database under us.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', () => (ended ??= ''));
  child.unref();
  await log.close();
  for (let waitedMs = 0; ended === undefined; waitedMs += POLL_MS) {
    const state = await readPostmaster(folder, record);
    if (state.kind === 'alive' && state.pid === child.pid && state.ready) return { kind: 'ready' };
    if (waitedMs > 0 && waitedMs % 3_000 === 0) onWait();
    await sleep(POLL_MS);
  }
  const written = (await readFile(folder.log)).subarray(logStart).toString('utf8');
  const said = [ended, written.trim()].filter((text) => text !== '').join('\n');
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return { kind: 'portTaken' };
  if (/already exists|still in use|Is another postmaster/.test(said))
    return { kind: 'predecessorLives', log: said };
  return { kind: 'failed', log: said };
}

/** Ends the server, gently first; returns when it is gone. */
export async function stopPostmaster(folder: ServerFolder, record: ServerRecord): Promise<void> {
  const state = await readPostmaster(folder, record);
  if (state.kind !== 'alive') return;
  const server = identifyProcess(state.pid);
  // PostgreSQL's fast, then immediate shutdown; both leave data that the next start can use.
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    try {
      process.kill(state.pid, signal);
    } catch {
      return;
    }
    if (await endsWithin(server, patienceMs)) return;
  }
}

async function endsWithin(server: ProcessIdentity, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += POLL_MS) {
    if (!isAlive(server)) return true;
    await sleep(POLL_MS);
  }
  return !isAlive(server);
}

function serverMark(record: ServerRecord): string {
  return `cluster_name=zhengai_${record.id}`;
}

function settings(record: ServerRecord): string[] {
  return [
    serverMark(record),
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
  ].flatMap((setting) => ['-c', setting]);
}

async function rotateLog(folder: ServerFolder): Promise<void> {
  const size = await stat(folder.log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(folder.log, `${folder.log}.1`);
}
