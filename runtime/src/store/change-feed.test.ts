import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { Change, ChangeFeed } from '../ports/index.js';
import { payloadsOf } from './change-store.js';
import { createChangeFeed } from './index.js';

let database: TestDatabase;
let feed: ChangeFeed;

beforeAll(async () => {
  database = await withTestDatabase();
  feed = await createChangeFeed({ databaseUrl: database.url, log: silentLog });
});
afterAll(async () => {
  await feed.close();
  await database.close();
});

/** Resolves with everything heard up to the change with this id. */
function heardUntil(id: number): Promise<Change[]> {
  return new Promise((resolve) => {
    const heard: Change[] = [];
    const unsubscribe = feed.subscribe((change) => {
      heard.push(change);
      if (change.id !== id) return;
      unsubscribe();
      resolve(heard);
    });
  });
}

const publish = (...changes: Change[]) => database.store.transaction((unit) => unit.changes.publish(changes));

test('changes are told after the commit, in their order; those rolled back never', async () => {
  const heard = heardUntil(2);
  const failing = database.store.transaction(async (unit) => {
    await unit.changes.publish([{ kind: 'task', id: 99 }]);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow();
  await publish({ kind: 'warning', id: 1, data: { text: '预警 “%” \\ \u0001' } }, { kind: 'task', id: 2 });
  expect(await heard).toEqual([
    { kind: 'warning', id: 1, data: { text: '预警 “%” \\ \u0001' } },
    { kind: 'task', id: 2 },
  ]);
});

test('ten thousand changes in one transaction all arrive', async () => {
  const heard = heardUntil(10_000);
  await publish(
    ...Array.from({ length: 10_000 }, (_, index): Change => ({ kind: 'warning', id: index + 1 })),
  );
  expect((await heard).map(({ id }) => id)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
});

test('a change whose data is too large for a notification is told without it', async () => {
  const heard = heardUntil(7);
  await publish({ kind: 'progress', id: 7, data: { text: '长'.repeat(3_000) } });
  expect(await heard).toEqual([{ kind: 'progress', id: 7 }]);
});

test('no payload reaches the limit of PostgreSQL, whatever the sizes', () => {
  const changes = Array.from({ length: 300 }, (_, index): Change => ({
    kind: 'progress',
    id: index,
    data: { text: '长'.repeat((index * 37) % 2_700) },
  }));
  const payloads = payloadsOf(changes);
  expect(payloads.every((payload) => Buffer.byteLength(payload) < 8_000)).toBe(true);
  const ids = payloads.flatMap((payload) => (JSON.parse(payload) as Change[]).map(({ id }) => id));
  expect(ids).toEqual(changes.map(({ id }) => id));
});

test('a listener that fails keeps no other from hearing', async () => {
  const unsubscribe = feed.subscribe(() => {
    throw new Error('on purpose');
  });
  const heard = heardUntil(3);
  await publish({ kind: 'definition', id: 3 });
  expect(await heard).toHaveLength(1);
  unsubscribe();
});

test('the feed comes back after its connection was lost', async () => {
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like 'listen%'`,
  );
  let isHeard = false;
  void heardUntil(4).then(() => (isHeard = true));
  // Again and again, as what is published while nobody listens is not told later.
  while (!isHeard) {
    await publish({ kind: 'observations', id: 4 });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
