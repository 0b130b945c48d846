import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { announceWorker, countWorkers, withoutWorkers } from './worker-presence.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterAll(() => database.close());

const locksAwaited = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`,
  );
  return rows[0]?.n ?? 0;
};
async function untilSomebodyWaits(): Promise<void> {
  while ((await locksAwaited()) === 0);
}

test('workers are counted while they live', async () => {
  expect(await countWorkers(database.url)).toBe(0);
  const leave = await Promise.all([announceWorker(database.url), announceWorker(database.url)]);
  expect(await countWorkers(database.url)).toBe(2);
  await Promise.all(leave.map((end) => end()));
  expect(await countWorkers(database.url)).toBe(0);
});

test('beside a worker a command leaves the work to it', async () => {
  const leave = await announceWorker(database.url);
  expect(await withoutWorkers(database.url, () => Promise.reject(new Error('it ran')))).toBe(false);
  await leave();
  expect(await withoutWorkers(database.url, async () => undefined)).toBe(true);
});

test('a worker that starts meanwhile waits for the command', async () => {
  const order: string[] = [];
  let leave: Promise<() => Promise<void>> | undefined;
  await withoutWorkers(database.url, async () => {
    leave = announceWorker(database.url).then((end) => {
      order.push('worker');
      return end;
    });
    await untilSomebodyWaits();
    expect(await countWorkers(database.url)).toBe(0);
    order.push('command');
  });
  await (
    await leave
  )?.();
  expect(order).toEqual(['command', 'worker']);
});

test('two commands take turns: the second does what the first has not seen', async () => {
  const order: string[] = [];
  let second: Promise<boolean> | undefined;
  const first = await withoutWorkers(database.url, async () => {
    second = withoutWorkers(database.url, async () => {
      order.push('second');
    });
    await untilSomebodyWaits();
    order.push('first');
  });
  expect([first, await second]).toEqual([true, true]);
  expect(order).toEqual(['first', 'second']);
});

test('a command whose work fails makes way', async () => {
  await expect(withoutWorkers(database.url, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withoutWorkers(database.url, async () => undefined)).toBe(true);
});
