import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { writeClassPack, writeClassSource, YEAR } from './class-pack.js';
import { isRunning, serverPid, until } from './server-process.js';
import { endWhatIsLeft, startZhengai, zhengai, type Zhengai } from './zhengai.js';

// each of them waits for several processes to load, start and end
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-start-'));
  dataDir = path.join(folder, 'data');
});
afterEach(endWhatIsLeft);
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  DATA_DIR: dataDir,
  CLASSES: folder,
  PORT: '0',
  LOG_LEVEL: 'error',
  ...more,
});
const start = (options: { env?: Readonly<Record<string, string>>; channel?: boolean } = {}): Zhengai =>
  startZhengai(['start', '--no-demo'], {
    env: environment(options.env),
    ownGroup: true,
    channel: options.channel ?? false,
  });

/** Everything that the house runs: itself, its worker, its database server. */
interface Running {
  readonly address: string;
  readonly worker: number;
  readonly server: number;
}

async function running(house: Zhengai): Promise<Running> {
  const [, address = ''] = await house.says(/诊改已就绪：(\S+)/);
  await until(() => workersOf(house).length === 1);
  return { address, worker: workersOf(house)[0] ?? 0, server: (await serverPid(dataDir)) ?? 0 };
}

function workersOf(house: Zhengai): number[] {
  const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === house.pid && / worker$/.test(command) ? [Number(pid)] : [];
  });
}

async function workersLive(): Promise<number> {
  const { stdout } = await zhengai(['status', '--json'], { env: environment() });
  return (JSON.parse(stdout) as { workers: number }).workers;
}

test('the first start prints an administrator with a one-time password that logs in; the second has nothing to tell', async () => {
  const house = start();
  const { address, server, worker } = await running(house);
  const [, staffNumber, password] = await house.says(/账号 (\S+)，一次性密码 (\S+)（只显示这一次/);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  const session = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ staffNumber, password }),
  });
  expect(session.status).toBeLessThan(300);

  house.kill('SIGINT');
  expect(await house.ended).toMatchObject({ status: 0 });
  expect(house.stderr).toMatch(/正在停止…\n已停止。\n$/);
  for (const pid of [server, worker]) expect(isRunning(pid)).toBe(false);

  const second = start();
  const again = await running(second);
  expect(second.stderr).not.toContain('一次性密码');
  expect((await fetch(again.address)).status).toBe(200);
  second.killGroup('SIGTERM');
  expect(await second.ended).toMatchObject({ status: 0 });
  for (const pid of [again.server, again.worker]) expect(isRunning(pid)).toBe(false);
});

test('a command leaves its work to the worker that runs, and its server too', async () => {
  const house = start();
  const { server } = await running(house);
  await until(async () => (await workersLive()) === 1);
  const run = (...args: string[]) => zhengai(args, { cwd: folder, env: environment() });
  expect((await run('pack', 'import', await writeClassPack(folder))).status).toBe(0);
  const yaml = await writeClassSource(folder, [`K1,x,${YEAR},80,100`, `K2,y,${YEAR},95,100`]);
  const imported = await run('source', 'import', yaml);
  expect(imported).toMatchObject({ status: 0 });
  expect(imported.stderr).not.toContain('后续处理');
  await until(async () => {
    const { stdout } = await run('status', '--json');
    const { verdicts, warnings, pending } = JSON.parse(stdout) as {
      verdicts: number;
      warnings: { open: number };
      pending: Record<string, number>;
    };
    return verdicts === 2 && warnings.open === 1 && Object.values(pending).every((count) => count === 0);
  });
  expect(await serverPid(dataDir)).toBe(server);
  house.kill('SIGINT');
  await house.ended;
  expect(isRunning(server)).toBe(false);
});

test('a worker that is killed is started again', async () => {
  const house = start();
  const { address, worker, server } = await running(house);
  await until(async () => (await workersLive()) === 1);
  process.kill(worker, 'SIGKILL');
  await until(() => {
    const [next] = workersOf(house);
    return next !== undefined && next !== worker;
  });
  await until(async () => (await workersLive()) === 1);
  expect((await fetch(address)).status).toBe(200);
  const [next = 0] = workersOf(house);
  house.kill('SIGTERM');
  await house.ended;
  for (const pid of [next, server]) expect(isRunning(pid)).toBe(false);
});

test('killed itself, it leaves a worker that ends and stops the database; the next start goes on', async () => {
  const house = start();
  const { worker, server } = await running(house);
  await until(async () => (await workersLive()) === 1);
  house.kill('SIGKILL');
  await house.ended;
  await until(() => !isRunning(worker) && !isRunning(server));
  const next = start();
  const { address } = await running(next);
  expect((await fetch(address)).status).toBe(200);
  next.kill('SIGINT');
  await next.ended;
});

test('all of it killed at once: the next start recovers the database', async () => {
  const house = start();
  const { worker, server } = await running(house);
  for (const pid of [house.pid, worker, server]) process.kill(pid, 'SIGKILL');
  await house.ended;
  const next = start();
  const recovered = await running(next);
  expect((await fetch(recovered.address)).status).toBe(200);
  next.kill('SIGINT');
  await next.ended;
  expect(isRunning(recovered.server)).toBe(false);
});

test('a taken port is no problem, and is told', async () => {
  const taken: Server = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const house = start({ env: { PORT: String(port) } });
  const { address } = await running(house);
  expect(house.stderr).toContain(`端口 ${port} 已被占用`);
  expect(new URL(address).port).not.toBe(String(port));
  house.kill('SIGINT');
  await house.ended;
  taken.close();
});

test('asked to stop before it is up, it stops', async () => {
  const house = start();
  await house.says(/启动数据库/);
  house.killGroup('SIGINT');
  expect(await house.ended).toMatchObject({ status: 0 });
  expect(house.stderr).toMatch(/已停止。\n$/);
  expect(await serverPid(dataDir)).toBeUndefined();
});

test('it ends with the program that started it', async () => {
  const house = start({ channel: true });
  const { worker, server } = await running(house);
  house.child.disconnect();
  expect(await house.ended).toMatchObject({ status: 0 });
  for (const pid of [worker, server]) expect(isRunning(pid)).toBe(false);
});
