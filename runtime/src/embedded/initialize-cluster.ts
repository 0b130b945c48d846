import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterPath } from './cluster-path.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { ServerFolder, ServerRecord } from './server-folder.js';
import type { ServiceAccount } from './service-account.js';

/** The major version of an existing cluster, `undefined` when there is none. */
export async function findClusterVersion(folder: ServerFolder): Promise<string | undefined> {
  return readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    },
  );
}

/** Makes the cluster aside and moves it into place when it is whole; call under the folder's lock. */
export async function initializeCluster(
  folder: ServerFolder,
  record: ServerRecord,
  binaries: PostgresBinaries,
  account: ServiceAccount | undefined,
): Promise<void> {
  for (const name of await readdir(folder.root)) {
    if (name.startsWith('new-cluster-')) await rm(join(folder.root, name), { recursive: true, force: true });
  }
  const draft = join(folder.root, `new-cluster-${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, record.password, { mode: 0o600 });
  if (account !== undefined) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const password = await open(passwordFile, 'r');
  try {
    await runInitdb(binaries, account, draft, password.fd, passwordFile, record.user);
    await rename(draft, folder.cluster);
  } finally {
    await password.close();
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: PostgresBinaries,
  account: ServiceAccount | undefined,
  draft: string,
  passwordFd: number,
  passwordFile: string,
  user: string,
): Promise<void> {
  const path = clusterPath(draft, account);
  const child = spawn(
    join(binaries.bin, 'initdb'),
    [
      ...['-D', path.argument, '-U', user, '--auth=scram-sha-256'],
      // The account may not be able to walk to the file, but it can reopen what it was handed.
      `--pwfile=${path.byWorkingDirectory ? '/proc/self/fd/3' : passwordFile}`,
      ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--locale=C', '--no-sync'],
    ],
    {
      ...account,
      cwd: path.workingDirectory,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe', passwordFd],
    },
  );
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const outcome = await new Promise<number | Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
  if (outcome === 0) return;
  const reason = outcome instanceof Error ? outcome.message : complaint.trim();
  throw new EmbeddedPostgresError('embedded.initFailed', {
    zh: `无法在 ${draft} 建立数据库:${reason}。请检查磁盘空间和权限,或用 DATA_DIR 指定另一个目录。`,
    en: `Cannot create the database in ${draft}: ${reason}. Check disk space and permissions, or name another folder with DATA_DIR.`,
  });
}
