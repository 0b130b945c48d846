import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { endWhatIsLeft, zhengai } from './zhengai.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterEach(endWhatIsLeft);
afterAll(() => database.close());

test('values that cannot be used: all of them, in the language of the environment, before anything is opened', async () => {
  const env = {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://h/d',
    REDIS_URL: 'x',
    LOG_LEVEL: 'loud',
    SESSION_SECRET: 'short',
  };
  const [zh, en] = await Promise.all([
    zhengai(['status'], { env }),
    zhengai(['start'], { env: { ...env, LANG: 'en_GB.UTF-8' } }),
  ]);
  expect(zh).toMatchObject({ status: 1, stdout: '' });
  expect(zh.stderr).toMatch(/^错误：下列环境变量的值不可用.*\[config\.invalid\]\n/);
  expect(en.status).toBe(1);
  expect(en.stderr).toMatch(/^Error: .*\[config\.invalid\]\n/);
  for (const name of Object.keys(env)) {
    expect(zh.stderr).toContain(`  ${name}: `);
    expect(en.stderr).toContain(`  ${name}: `);
  }
});

test('a database that does not answer, or does not let us in: which, why, and no password', async () => {
  const wrongName = new URL(database.url);
  wrongName.pathname = '/there_is_no_such_database';
  const wrongPassword = new URL(database.url);
  wrongPassword.password = 'geheim';
  const [unreachable, unknown, refused, asJson] = await Promise.all([
    zhengai(['status'], { env: { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/d' } }),
    zhengai(['worker'], { env: { DATABASE_URL: wrongName.href } }),
    zhengai(['start'], { env: { DATABASE_URL: wrongPassword.href } }),
    zhengai(['migrate', '--json'], { env: { DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/d' } }),
  ]);
  for (const ended of [unreachable, unknown, refused, asJson]) {
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('[database.unreachable]');
    expect(ended.stderr).not.toContain('geheim');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  }
  expect(unreachable.stderr).toContain('127.0.0.1:1');
  expect(unknown.stderr).toContain('there_is_no_such_database');
  expect(JSON.parse(asJson.stdout)).toMatchObject({ error: { code: 'database.unreachable' } });
});

test('a Redis that does not answer stops a start and a worker', async () => {
  const env = { DATABASE_URL: database.url, REDIS_URL: 'redis://127.0.0.1:1' };
  for (const command of ['start', 'worker']) {
    const refused = await zhengai([command], { env });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/\[redis\.unreachable\]\n$/);
  }
});

test('an address that is not of this machine', async () => {
  const refused = await zhengai(['start', '--no-demo'], {
    env: { DATABASE_URL: database.url, HOST: '203.0.113.1', PORT: '0', ZHENGAI_LANGUAGE: 'en' },
  });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/Error: Pages cannot be served on 203\.0\.113\.1:0 .*\[listen\.failed\]\n$/);
});

test('a server that is no PostgreSQL', async () => {
  const server: Server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const refused = await zhengai(['status'], { env: { DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d` } });
  server.close();
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('[database.unreachable]');
});
