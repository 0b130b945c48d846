import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/index.js';
import { silentLog } from '../support/index.js';
import { writeClassPack, writeClassSource, YEAR } from './class-pack.js';
import { isRunning, serverPid, until } from './server-process.js';
import { endWhatIsLeft, startZhengai, zhengai, type Ended } from './zhengai.js';

// each of them waits for several processes to load, start and end
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let dataDir: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengai-embedded-'));
  dataDir = path.join(folder, 'data');
});
afterEach(endWhatIsLeft);
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = () => ({ DATA_DIR: dataDir, CLASSES: folder });
const run = (...args: string[]): Promise<Ended> => zhengai(args, { cwd: folder, env: environment() });
const start = (...args: string[]) => startZhengai(args, { cwd: folder, env: environment(), ownGroup: true });

async function json<T>(...args: string[]): Promise<T> {
  const { status, stdout, stderr } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as T;
}

test('the first command makes the database and leaves no server behind', async () => {
  const pack = await writeClassPack(folder);
  expect(await json('pack', 'import', pack)).toMatchObject({ added: 8 });
  expect(await serverPid(dataDir)).toBeUndefined();
  expect(await json('pack', 'list')).toHaveLength(1);
  expect(await serverPid(dataDir)).toBeUndefined();
});

test('several commands at once share one server, and the last one out stops it', async () => {
  const yaml = await writeClassSource(folder, [`K1,x,${YEAR},80,100`, `K2,y,${YEAR},95,100`]);
  const pids = new Set<number>();
  let isOver = false;
  const watch = (async () => {
    await until(async () => {
      const pid = await serverPid(dataDir);
      if (pid !== undefined) pids.add(pid);
      return isOver;
    });
  })();
  // commands that begin late still meet the others
  const first = await openEmbeddedPostgres({ dataDir, log: silentLog });
  const ended = await Promise.all([
    run('source', 'import', yaml),
    run('status', '--json'),
    run('pack', 'list'),
    run('source', 'check', yaml),
    run('warnings', '--json'),
  ]);
  await first.release();
  isOver = true;
  await watch;
  expect(ended.map(({ status, stderr }) => [status, stderr.match(/error|错误：/i)])).toEqual(
    ended.map(() => [0, null]),
  );
  expect(pids.size).toBe(1);
  expect(await serverPid(dataDir)).toBeUndefined();
});

test('what two commands leave to do is done when both are over', async () => {
  const sources = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const own = path.join(folder, name);
      await writeClassPack(own);
      return writeClassSource(
        own,
        Array.from({ length: 300 }, (_, i) => `${name}${i},x,${YEAR},${i % 100},100`),
      );
    }),
  );
  const ended = await Promise.all(
    sources.map((yaml) =>
      zhengai(['source', 'import', yaml], {
        cwd: path.dirname(yaml),
        env: { DATA_DIR: dataDir, CLASSES: path.dirname(yaml) },
      }),
    ),
  );
  expect(ended.map(({ status, stderr }) => [status, stderr])).toMatchObject([
    [0, {}],
    [0, {}],
  ]);
  expect(await json('status')).toMatchObject({
    verdicts: 602,
    pending: { monitor: 0, warn: 0, diagnose: 0, improve: 0 },
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of an import: nothing stored, nothing left',
  async (signal) => {
    const before = await json<{ observations: number }>('status');
    const yaml = await writeClassSource(
      folder,
      Array.from({ length: 400_000 }, (_, i) => `Z${i},x,${YEAR},1,100`),
    );
    const cut = start('source', 'import', yaml);
    await cut.says(/已读 \d+ 行/);
    const server = await serverPid(dataDir);
    cut.killGroup(signal);
    const ended = await cut.ended;
    expect(ended).toMatchObject({ status: signal === 'SIGINT' ? 130 : 143, stdout: '' });
    expect(ended.stderr).toMatch(/已中断；没有完成的部分不会保存。\n$/);
    expect(ended.stderr).not.toContain('意外的错误');
    expect(server && isRunning(server)).toBe(false);
    expect((await readdir(folder)).filter((name) => /part|quarantine/.test(name))).toEqual([]);
    expect(await json('status')).toMatchObject({ observations: before.observations });
  },
);

test('Ctrl-C before there is anything to cut off', async () => {
  const fresh = path.join(folder, 'fresh');
  const cut = startZhengai(['status'], { env: { DATA_DIR: fresh }, ownGroup: true });
  await until(async () => (await serverPid(fresh)) !== undefined);
  cut.killGroup('SIGINT');
  expect((await cut.ended).status).toBe(130);
  expect(await serverPid(fresh)).toBeUndefined();
});

test('a command that is killed leaves the server; the next one cleans up behind it', async () => {
  const yaml = path.join(folder, 'classes.yaml');
  const killed = start('source', 'check', yaml);
  await killed.says(/已读/);
  const server = await serverPid(dataDir);
  killed.kill('SIGKILL');
  await killed.ended;
  expect(server && isRunning(server)).toBe(true);
  expect((await run('status')).status).toBe(0);
  expect(server && isRunning(server)).toBe(false);
});

test('a command beside one that goes on leaves the server to it', async () => {
  let other: EmbeddedPostgres | undefined;
  try {
    other = await openEmbeddedPostgres({ dataDir, log: silentLog });
    const server = await serverPid(dataDir);
    expect((await run('status')).status).toBe(0);
    expect(await serverPid(dataDir)).toBe(server);
  } finally {
    await other?.release();
  }
  expect(await serverPid(dataDir)).toBeUndefined();
});

test('a data folder that cannot be one', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  const refused = await zhengai(['status'], { env: { DATA_DIR: file } });
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^错误：.*\[(dataDir\.unusable|embedded\.folderNotOurs)\]\n$/);
});
