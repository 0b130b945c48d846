import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isRoot } from './folder-owner.js';
import type { ServiceAccount } from './service-account.js';

export interface PostgresBinaries {
  /** Folder with `initdb` and `postgres`. */
  readonly bin: string;
  /** `18` */
  readonly major: string;
}

/**
 * The server's programs from the platform's npm package, usable by `account`.
 *
 * They are copied to a cache where the package is out of that account's reach (a checkout under a home
 * that others cannot enter) or cannot be completed in place (a read-only `node_modules`).
 */
export async function preparePostgresBinaries(account?: ServiceAccount): Promise<PostgresBinaries> {
  const native = findPackage();
  const version = await readVersion(dirname(native));
  const inPlace = await linkLibraries(native).then(
    () => true,
    () => false,
  );
  const usable = inPlace ? probe(native, account) : 'cannot link its libraries';
  if (usable === true) return { bin: join(native, 'bin'), major: version.split('.', 1)[0] ?? '' };
  const copy = await copyToCache(native, version);
  const afterCopy = probe(copy, account);
  if (afterCopy === true) return { bin: join(copy, 'bin'), major: version.split('.', 1)[0] ?? '' };
  throw new EmbeddedPostgresError('embedded.binariesUnusable', {
    zh: `内置 PostgreSQL 的程序无法运行(${native}:${usable};${copy}:${afterCopy})。请设置 DATABASE_URL 使用已有的 PostgreSQL。`,
    en: `The embedded PostgreSQL programs do not run (${native}: ${usable}; ${copy}: ${afterCopy}). Set DATABASE_URL to use an existing PostgreSQL.`,
  });
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new EmbeddedPostgresError(
      'embedded.noBinaries',
      {
        zh: `没有安装适用于本系统的内置 PostgreSQL(${name})。请重新运行 npm install,或设置 DATABASE_URL。`,
        en: `The embedded PostgreSQL for this system (${name}) is not installed. Run npm install again or set DATABASE_URL.`,
      },
      { cause: error },
    );
  }
}

async function readVersion(packageFolder: string): Promise<string> {
  const text = await readFile(join(packageFolder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Does the work of the package's install script, which npm may have been told not to run. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    await symlink(relative(dirname(path), join(dirname(native), source)), path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

/** `true`, or why the programs do not run. */
function probe(native: string, account: ServiceAccount | undefined): true | string {
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (run.status === 0) return true;
  return run.error?.message ?? (run.stderr.trim() || `exit ${String(run.status)}`);
}

/** @returns the `native` folder of the copy, or the original where no cache can be written */
async function copyToCache(native: string, version: string): Promise<string> {
  const name = `postgres-${version}-${basename(dirname(native))}`;
  for (const cache of cacheFolders()) {
    const target = join(cache, name);
    const draft = `${target}-${process.pid}`;
    try {
      if ((await mkdir(cache, { recursive: true })) !== undefined) await chmod(cache, 0o755);
      await assertOurs(cache);
      if (!existsSync(target)) {
        await cp(dirname(native), draft, { recursive: true, verbatimSymlinks: true });
        await linkLibraries(join(draft, 'native'));
        await openForReading(draft);
        // Another process may have finished the same copy meanwhile; then that one serves.
        await rename(draft, target).catch(() => undefined);
      }
      await assertOurs(target);
      return join(target, 'native');
    } catch {
      continue;
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return native;
}

/** Whoever else could write there could make us run their program. */
async function assertOurs(path: string): Promise<void> {
  const found = await stat(path);
  if (process.getuid !== undefined && (found.uid !== process.getuid() || (found.mode & 0o022) !== 0)) {
    throw new Error(`${path} can be written by somebody else`);
  }
}

/** A checkout made under a strict umask keeps its programs from everybody else. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function cacheFolders(): string[] {
  if (isRoot()) return ['/var/cache/zhengai', '/var/tmp/zhengai'];
  const home = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return [join(home, 'zhengai'), join(tmpdir(), `zhengai-${String(process.getuid?.() ?? '')}`)];
}
