import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { giveToOwnerOf } from './folder-owner.js';

/** The paths of one embedded server. */
export interface ServerFolder {
  /** Everything of the server; mode 700. */
  readonly root: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly leases: string;
  readonly log: string;
  readonly record: string;
}

/** What must survive between two starts. */
export interface ServerRecord {
  /** Marks the server's command line, so that a reused pid is never taken for it. */
  readonly id: string;
  readonly user: string;
  readonly password: string;
  /** The port of the last start; `null` before the first. */
  readonly port: number | null;
}

export async function openServerFolder(dataDir: string): Promise<ServerFolder> {
  const root = join(resolve(dataDir), 'postgres');
  try {
    const existing = await stat(dirname(root)).catch(() => undefined);
    if (existing === undefined) await mkdir(dirname(root), { recursive: true });
    const made = await mkdir(root, { recursive: true, mode: 0o700 });
    if (made !== undefined) await giveToOwnerOf(dirname(root), root);
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded.folderNotOurs',
      {
        zh: `无法在数据目录 ${dirname(root)} 中建立文件夹。请检查其权限,或用 DATA_DIR 指定另一个目录。`,
        en: `Cannot make a folder in the data directory ${dirname(root)}. Check its permissions or name another one with DATA_DIR.`,
      },
      { cause: error },
    );
  }
  return {
    root,
    cluster: join(root, 'cluster'),
    leases: join(root, 'leases'),
    log: join(root, 'server.log'),
    record: join(root, 'server.json'),
  };
}

/** The record of an existing server, or a new one with a generated password. */
export async function readOrMakeRecord(folder: ServerFolder): Promise<ServerRecord> {
  const text = await readFile(folder.record, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notOurs(folder, error);
  });
  if (text !== undefined) return JSON.parse(text) as ServerRecord;
  if ((await stat(folder.cluster).catch(() => undefined)) !== undefined) {
    throw new EmbeddedPostgresError('embedded.passwordLost', {
      zh: `${folder.cluster} 中有数据库,但 ${folder.record} 不见了,其中有数据库密码。请从备份恢复该文件。`,
      en: `${folder.cluster} holds a database, but ${folder.record} with its password is gone. Restore that file from a backup.`,
    });
  }
  const record: ServerRecord = {
    id: randomBytes(8).toString('hex'),
    user: 'zhengai',
    password: randomBytes(24).toString('base64url'),
    port: null,
  };
  await writeRecord(folder, record);
  return record;
}

export async function writeRecord(folder: ServerFolder, record: ServerRecord): Promise<void> {
  const draft = `${folder.record}.new`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await giveToOwnerOf(folder.root, draft);
  await rename(draft, folder.record);
}

function notOurs(folder: ServerFolder, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'embedded.folderNotOurs',
    {
      zh: `数据目录 ${folder.root} 属于另一个用户,无法读取。请以该用户启动,或用 DATA_DIR 指定另一个目录。`,
      en: `The data folder ${folder.root} belongs to another user and cannot be read. Start as that user or name another folder with DATA_DIR.`,
    },
    { cause },
  );
}
