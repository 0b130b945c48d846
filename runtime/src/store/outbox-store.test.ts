import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { OutboxMessage, OutboxRelayStore, Store } from '../ports/index.js';
import { createStore } from './index.js';

let database: TestDatabase;
let store: Store;
/** Of another process: what one store does inside its transaction, it cannot do in a second one. */
let another: Store;
let relay: OutboxRelayStore;
const HOUR_MS = 3_600_000;

const fold = (...subjectIds: number[]): OutboxMessage => ({
  queue: 'warn',
  kind: 'fold',
  rule: 'r',
  subjectIds,
});

beforeAll(async () => {
  database = await withTestDatabase();
  ({ store } = database);
  ({ relay } = store);
  another = await createStore({ pool: database.pool, log: silentLog });
});
beforeEach(() => database.pool.query('truncate outbox'));
afterAll(async () => {
  await another.close();
  await database.close();
});

async function add(...messages: OutboxMessage[]): Promise<void> {
  await store.transaction((unit) => unit.outbox.add(messages));
}

test('messages of a committed transaction are claimed once, in their order; others never were', async () => {
  await add(fold(1), fold(2));
  await expect(
    store.transaction(async (unit) => {
      await unit.outbox.add([fold(3)]);
      throw new Error('on purpose');
    }),
  ).rejects.toThrow();
  const claimed = await relay.claim(10, HOUR_MS);
  expect(claimed.map(({ message, attempts }) => ({ message, attempts }))).toEqual([
    { message: fold(1), attempts: 1 },
    { message: fold(2), attempts: 1 },
  ]);
  expect(claimed.every(({ id }) => typeof id === 'string')).toBe(true);
  expect(await relay.claim(10, HOUR_MS)).toEqual([]);
  expect(await relay.pending()).toEqual({ monitor: 0, warn: 2, diagnose: 0, improve: 0 });
});

test('relays that claim at once share the rows', async () => {
  await add(...Array.from({ length: 100 }, (_, index) => fold(index)));
  const claims = await Promise.all([1, 2, 3, 4].map(() => relay.claim(30, HOUR_MS)));
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const rest = await relay.claim(1_000, HOUR_MS);
  expect(ids.length + rest.length).toBe(100);
});

test('what was handed over too long ago, or forgotten, is claimed again', async () => {
  await add(fold(1));
  await relay.claim(10, HOUR_MS);
  expect((await relay.claim(10, 0)).map(({ attempts }) => attempts)).toEqual([2]);
  expect(await relay.claim(10, HOUR_MS)).toEqual([]);
  expect(await relay.releaseAll()).toBe(1);
  expect((await relay.claim(10, HOUR_MS)).map(({ attempts }) => attempts)).toEqual([3]);
});

test('a second consumer of the same rows finds nothing, while the first works and after it', async () => {
  await add(fold(1), fold(2));
  const ids = (await relay.claim(10, HOUR_MS)).map(({ id }) => id);
  await store.transaction(async (unit) => {
    expect((await unit.outbox.take(ids)).map(({ message }) => message)).toEqual([fold(1), fold(2)]);
    const others = await another.transaction((other) => other.outbox.take(ids));
    expect(others).toEqual([]);
    expect(await relay.claim(10, 0)).toEqual([]);
    await unit.outbox.acknowledge(ids);
  });
  expect(await store.transaction((unit) => unit.outbox.take(ids))).toEqual([]);
  expect((await relay.pending()).warn).toBe(0);
});

test('a relay never waits for rows that somebody works on', async () => {
  await add(fold(1), fold(2));
  const { rows } = await database.pool.query<{ id: string }>(
    'select id::text from outbox order by outbox.id',
  );
  await store.transaction(async (unit) => {
    await unit.outbox.take([rows[0]?.id ?? '']);
    expect((await relay.claim(10, 0)).map(({ message }) => message)).toEqual([fold(2)]);
  });
});

test('the rows of a consumer that failed are there for the next', async () => {
  await add(fold(1));
  const ids = (await relay.claim(10, HOUR_MS)).map(({ id }) => id);
  const failing = store.transaction(async (unit) => {
    await unit.outbox.take(ids);
    await unit.outbox.acknowledge(ids);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow();
  expect(await store.transaction((unit) => unit.outbox.take(ids))).toHaveLength(1);
});

test('taking outside a transaction would lock nothing, and is an error', async () => {
  await expect(store.read.outbox.take(['1'])).rejects.toMatchObject({ code: 'store.noTransaction' });
});

test('a row that failed too often is parked: kept, counted apart, never claimed', async () => {
  await add(fold(1), { queue: 'diagnose', kind: 'attribute', warningIds: [1] });
  const [first] = await relay.claim(1, HOUR_MS);
  const ids = [first?.id ?? ''];
  await relay.recordFailure(ids, 'boom', 2);
  expect((await relay.parked()).warn).toBe(0);
  await relay.recordFailure(ids, 'boom again', 2);
  expect(await relay.parked()).toEqual({ monitor: 0, warn: 1, diagnose: 0, improve: 0 });
  expect(await relay.pending()).toEqual({ monitor: 0, warn: 0, diagnose: 1, improve: 0 });
  await relay.releaseAll();
  expect((await relay.claim(10, 0)).map(({ message }) => message.queue)).toEqual(['diagnose']);
  const { rows } = await database.pool.query('select failures, last_error from outbox where parked');
  expect(rows).toEqual([{ failures: 2, last_error: 'boom again' }]);
});

test('the relay is woken after the commit, also after its connection was lost', async () => {
  let woken: () => void = () => undefined;
  const next = () => new Promise<void>((resolve) => (woken = resolve));
  let waking = next();
  const stop = await relay.onAdded(() => woken());
  await add(fold(1));
  await waking;
  // Coming back counts as having missed something.
  waking = next();
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like 'listen%'`,
  );
  await waking;
  waking = next();
  await add(fold(2));
  await waking;
  await stop();
});
