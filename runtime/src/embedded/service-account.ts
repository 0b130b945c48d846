import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isRoot } from './folder-owner.js';
import type { ServerFolder } from './server-folder.js';

/** The ids to run PostgreSQL under; `undefined` = our own. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root runs it as somebody else: the owner of the existing data,
 * else of the folder that will hold it, else `postgres`, else `nobody`. No account is ever created.
 */
export async function chooseServiceAccount(folder: ServerFolder): Promise<ServiceAccount | undefined> {
  if (!isRoot()) return undefined;
  for (const path of [folder.cluster, folder.root, dirname(folder.root)]) {
    const owner = await stat(path).catch(() => undefined);
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const account = findAccount(name);
    if (account !== undefined) return account;
  }
  throw new EmbeddedPostgresError('embedded.noServiceAccount', {
    zh: '内置 PostgreSQL 不能以 root 运行,而系统中既没有 postgres 账户也没有 nobody 账户。请以普通用户启动,或设置 DATABASE_URL。',
    en: 'The embedded PostgreSQL cannot run as root, and there is neither a postgres nor a nobody account. Start as an ordinary user or set DATABASE_URL.',
  });
}

function findAccount(name: string): ServiceAccount | undefined {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    );
    return uid !== undefined && uid > 0 && gid !== undefined && gid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}
