import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.js';
import { findFreePort } from './free-port.js';
import { announce, findOnPath, runProgram } from './run-program.js';
import { unpackPackages } from './system-packages.js';

const SERVERS = ['valkey-server', 'redis-server'] as const;

export interface RedisProgram {
  readonly command: string;
  /** What its unpacked libraries need. */
  readonly env: NodeJS.ProcessEnv;
}

export interface RunningRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A Redis for tests: the one of `REDIS_URL`, else one of our own on a free port with a fresh, persistent
 * data folder that `stop` removes.
 *
 * @returns `undefined` where none can be had: skip the test then, by name
 */
export async function startRedis(): Promise<RunningRedis | undefined> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  return startOwnRedis();
}

/** As `startRedis`, but never a shared one: for tests that kill it or delete what is in it. */
export async function startOwnRedis(): Promise<RunningRedis | undefined> {
  const program = await findRedis();
  if (program === undefined) return undefined;
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryStart(program, await findFreePort());
    if (!(started instanceof Error)) return started;
    // Somebody may have taken the free port in between.
    if (attempt === 3) throw started;
  }
}

/** On the PATH, else unpacked from the system's packages into the project's cache. */
export async function findRedis(): Promise<RedisProgram | undefined> {
  const onPath = findOnPath(...SERVERS);
  if (onPath !== undefined && (await isUsable({ command: onPath, env: {} })))
    return { command: onPath, env: {} };
  const root = cacheFolder('redis');
  const cached = await findUnpacked(root);
  if (cached !== undefined) return cached;
  announce('获取测试所需的 Redis', 'fetching a Redis for the tests');
  // In Debian the server is a link to a program of the tools' package: both are needed.
  const wanted = SERVERS.map((candidate) => ({
    candidate,
    packages: [candidate, candidate.replace('-server', '-tools')],
  }));
  return (await unpackPackages(wanted, root)) ? findUnpacked(root) : undefined;
}

async function findUnpacked(root: string): Promise<RedisProgram | undefined> {
  const libraries = join(root, 'usr/lib');
  const folders: string[] = [];
  for (const name of await readdir(libraries).catch(() => [])) {
    const folder = join(libraries, name);
    if ((await stat(folder)).isDirectory()) folders.push(folder);
  }
  const env = {
    LD_LIBRARY_PATH: [...folders, process.env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(':'),
  };
  for (const name of SERVERS) {
    const program = { command: join(root, 'usr/bin', name), env };
    if (existsSync(program.command) && (await isUsable(program))) return program;
  }
  return undefined;
}

/** BullMQ advises 6.2 or newer. */
async function isUsable(program: RedisProgram): Promise<boolean> {
  const { stdout } = await runProgram(program.command, ['--version'], { env: program.env });
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 2);
}

async function tryStart(program: RedisProgram, port: number): Promise<RunningRedis | Error> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-redis-'));
  const password = randomBytes(12).toString('hex');
  const child = spawn(
    program.command,
    [
      ...['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password, '--dir', folder],
      ...[
        '--appendonly',
        'yes',
        '--appendfsync',
        'everysec',
        '--save',
        '',
        '--maxmemory-policy',
        'noeviction',
      ],
    ],
    { env: { ...process.env, ...program.env }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const failure = await untilReady(child);
  if (failure !== undefined) {
    await rm(folder, { recursive: true, force: true });
    return failure;
  }
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<Error | undefined> {
  let said = '';
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', (code) => {
      resolve(new Error(`Redis ended with ${String(code)}: ${said}`));
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ready to accept connections')) resolve(undefined);
    });
  });
}
