import type { Log } from '../ports/index.js';
import { ensureServer, serverUrl } from './ensure-server.js';
import { withFolderLock } from './folder-lock.js';
import { addLease, removeLease, sweepLeases } from './leases.js';
import { stopPostmaster } from './postmaster.js';
import { openServerFolder, readOrMakeRecord } from './server-folder.js';

/** Another process may be creating the database, or recovering one after a crash, meanwhile. */
const LOCK_WAIT_MS = 120_000;

export interface EmbeddedPostgres {
  /** Of a superuser, with the generated password. */
  readonly url: string;
  /** Gives the lease back; the last one out stops the server. Safe to call twice. */
  release(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The product's data folder; the server lives in its `postgres` folder. */
  readonly dataDir: string;
  readonly log: Log;
}

/**
 * A PostgreSQL on this machine, created on first use and shared by every process that names the same
 * folder. Each holds a lease; the leases of processes that died without giving theirs back do not count.
 *
 * @throws EmbeddedPostgresError
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const folder = await openServerFolder(options.dataDir);
  const opened = await withFolderLock(folder.root, LOCK_WAIT_MS, async () => {
    await sweepLeases(folder.leases);
    const record = await readOrMakeRecord(folder);
    const port = await ensureServer(folder, record, log);
    return { record, url: serverUrl(record, port), lease: await addLease(folder.leases) };
  });
  let released: Promise<void> | undefined;
  const release = (): Promise<void> =>
    withFolderLock(folder.root, LOCK_WAIT_MS, async () => {
      await removeLease(folder.leases, opened.lease);
      if ((await sweepLeases(folder.leases)) > 0) return;
      await stopPostmaster(folder, opened.record);
      log.debug({ folder: folder.cluster }, 'embedded PostgreSQL stopped');
    });
  return { url: opened.url, release: () => (released ??= release()) };
}
