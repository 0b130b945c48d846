import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { House } from './house.js';

const LOOK_AGAIN_MS = 20;
const READY_IN_MS = 60_000;

/** Ends the house's server as an administrator would in a hurry, and starts it again with its own command line. */
export async function restartPostgres({ connection, dataDir }: House): Promise<void> {
  const folder = path.join(dataDir, 'postgres', 'cluster');
  const pid = Number((await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  // the words of the command line, each in quotation marks but the first
  const line = await readFile(path.join(folder, 'postmaster.opts'), 'utf8');
  const [command = '', ...rest] = line.trim().split(' "');
  const words = rest.map((word) => word.replace(/"$/, ''));
  const { gid, uid } = await stat(folder);
  process.kill(pid, 'SIGINT');
  await until(async () => !(await exists(path.join(folder, 'postmaster.pid'))));
  const server = spawn(command, words, {
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    detached: true,
    stdio: 'ignore',
  });
  await once(server, 'spawn');
  server.unref();
  await until(() => answers(connection.databaseUrl));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + READY_IN_MS; !(await holds()); await setTimeout(LOOK_AGAIN_MS)) {
    if (Date.now() > end) throw new Error('the server did not restart in time');
  }
}
