import { mkdir, readdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findOnPath, runProgram } from './run-program.js';

const SLOW_MS = 300_000;

/** Whether packages may be installed for the whole system: Debian or Ubuntu, and we are root. */
export function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;
}

/** @returns whether all of them are installed now */
export async function installPackages(...names: readonly string[]): Promise<boolean> {
  if (!mayInstallPackages()) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
  await runProgram('apt-get', [...patience, 'update', '-qq'], { env, timeoutMs: SLOW_MS });
  const install = [...patience, 'install', '-y', '-qq', '--no-install-recommends', ...names];
  return (await runProgram('apt-get', install, { env, timeoutMs: SLOW_MS })).status === 0;
}

/**
 * Unpacks system packages into a folder of our own; needs no root.
 *
 * @param wanted    for each package that has a candidate, the packages to fetch with it
 * @param into      the package's tree appears under here
 * @returns whether anything was unpacked
 */
export async function unpackPackages(
  wanted: readonly { readonly candidate: string; readonly packages: readonly string[] }[],
  into: string,
): Promise<boolean> {
  if (findOnPath('apt-get') === undefined || findOnPath('dpkg-deb') === undefined) return false;
  const work = `${into}.apt-${process.pid}`;
  try {
    for (const part of ['lists/partial', 'cache/archives/partial', 'debs']) {
      await mkdir(join(work, part), { recursive: true });
    }
    const options = privateAptOptions(work);
    await runProgram('apt-get', [...options, 'update', '-qq'], { timeoutMs: SLOW_MS });
    for (const { candidate, packages } of wanted) {
      const policy = await runProgram('apt-cache', [...options, 'policy', candidate]);
      if (!/Candidate: (?!\(none\))/.test(policy.stdout)) continue;
      const libraries = await missingLibraries(options, packages);
      const download = [...options, 'download', '-qq', ...packages, ...libraries];
      await runProgram('apt-get', download, { cwd: join(work, 'debs'), timeoutMs: SLOW_MS });
      const files = await readdir(join(work, 'debs'));
      for (const file of files) await runProgram('dpkg-deb', ['-x', join(work, 'debs', file), into]);
      if (files.length > 0) return true;
    }
    return false;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Lets an ordinary user read package lists and fetch packages without touching the system's own state. */
function privateAptOptions(work: string): string[] {
  return [
    'Debug::NoLocking=1',
    `Dir::State::lists=${work}/lists`,
    `Dir::Cache=${work}/cache`,
    'Dir::State::status=/var/lib/dpkg/status',
    `APT::Sandbox::User=${userInfo().username}`,
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
  ].flatMap((option) => ['-o', option]);
}

/** The libraries those packages name that the system does not have. */
async function missingLibraries(options: readonly string[], packages: readonly string[]): Promise<string[]> {
  const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
  const depends = await runProgram('apt-cache', [
    ...options,
    'depends',
    ...only.map((kind) => `--no-${kind}`),
    ...packages,
  ]);
  const named = new Set([...depends.stdout.matchAll(/Depends: (lib\S+)/g)].map((match) => match[1] ?? ''));
  const missing: string[] = [];
  for (const library of named) {
    const query = await runProgram('dpkg-query', ['-W', '-f=${Status}', library]);
    if (!query.stdout.includes('install ok installed')) missing.push(library);
  }
  return missing;
}
