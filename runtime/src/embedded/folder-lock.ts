import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { giveToOwnerOf } from './folder-owner.js';
import { identifyProcess, isAlive, readIdentity, type ProcessIdentity } from './process-identity.js';

const RETRY_MS = 25;

/**
 * Runs `work` while no other process runs one for the same folder.
 *
 * The lock is a folder that holds one file named after its holder. It is taken by renaming a prepared
 * folder onto it, which fails while it is not empty, and freed by removing that one file: so a stale
 * lock can be broken by several processes at once without one of them removing another's new lock.
 *
 * @throws EmbeddedPostgresError `embedded.locked` when a living process holds it for longer than `waitMs`
 */
export async function withFolderLock<T>(folder: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'lock');
  const token = randomUUID();
  await take(folder, lock, token, waitMs);
  try {
    return await work();
  } finally {
    await unlink(join(lock, token));
  }
}

async function take(folder: string, lock: string, token: string, waitMs: number): Promise<void> {
  const prepared = join(folder, `lock-${token}`);
  await mkdir(prepared, { mode: 0o700 });
  await writeFile(join(prepared, token), JSON.stringify(identifyProcess(process.pid)), { mode: 0o600 });
  await giveToOwnerOf(folder, prepared, join(prepared, token));
  try {
    const deadline = Date.now() + waitMs;
    while (!(await renameOnto(prepared, lock))) {
      const holder = await breakStale(lock);
      if (holder === undefined) continue;
      if (Date.now() > deadline) throw locked(folder, holder.pid);
      await sleep(RETRY_MS);
    }
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  await sweepPrepared(folder);
}

function locked(folder: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('embedded.locked', {
    zh: `数据目录 ${folder} 正被进程 ${pid} 占用。请等它结束后再试。`,
    en: `The data folder ${folder} is in use by process ${pid}. Try again once it has finished.`,
  });
}

async function renameOnto(prepared: string, lock: string): Promise<boolean> {
  try {
    await rename(prepared, lock);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(code)) throw error;
    if (code === 'EACCES' && process.platform !== 'win32') throw error;
    // Windows cannot rename onto an empty folder; elsewhere this finds it occupied and does nothing.
    await rmdir(lock).catch(() => undefined);
    return false;
  }
}

/** The living holder of the lock, `undefined` when it is free now. */
async function breakStale(lock: string): Promise<ProcessIdentity | undefined> {
  for (const token of await readdir(lock).catch(() => [])) {
    const holder = await readIdentity(join(lock, token));
    if (holder !== undefined && isAlive(holder)) return holder;
    await unlink(join(lock, token)).catch(() => undefined);
  }
  return undefined;
}

/** Folders prepared by processes that died while they waited. */
async function sweepPrepared(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('lock-')) continue;
    const owner = await readIdentity(join(folder, name, name.slice('lock-'.length)));
    if (owner !== undefined && !isAlive(owner))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
