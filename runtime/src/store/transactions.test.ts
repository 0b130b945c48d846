import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { SubjectId, UnitOfWork } from '../ports/index.js';
import type { StatementClient } from './connection.js';
import { Transactions } from './transactions.js';

let database: TestDatabase;
let ids: SubjectId[];

beforeAll(async () => {
  database = await withTestDatabase();
  ids = await database.store.read.subjects.upsert([
    { level: 'course', code: 'a', name: '甲' },
    { level: 'course', code: 'b', name: '乙' },
  ]);
});
afterAll(() => database.close());

test('what a transaction wrote is there after it, and gone when it failed', async () => {
  const { store } = database;
  await store.transaction((unit) => unit.settings.set({ openPeriods: ['2024'] }));
  const failing = store.transaction(async (unit) => {
    await unit.settings.set({ openPeriods: ['2025'] });
    expect((await unit.settings.get()).openPeriods).toEqual(['2025']);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect((await store.read.settings.get()).openPeriods).toEqual(['2024']);
});

test('a transaction inside another one is an error, and so is a bulk write beside the running one', async () => {
  const { store } = database;
  const nested = store.transaction(() => store.transaction(async () => 1));
  await expect(nested).rejects.toMatchObject({ code: 'store.nestedTransaction' });
  const beside = store.transaction(() =>
    store.read.subjects.upsert([{ level: 'course', code: 'c', name: '丙' }]),
  );
  await expect(beside).rejects.toMatchObject({ code: 'store.nestedTransaction' });
});

test('what was started inside a transaction may begin one of its own once that has ended', async () => {
  const { store } = database;
  let commit: () => void = () => undefined;
  const committed = new Promise<void>((resolve) => (commit = resolve));
  let later: Promise<string> | undefined;
  await store.transaction(async () => {
    later = committed.then(() => store.transaction(async () => 'done'));
  });
  commit();
  await expect(later).resolves.toBe('done');
});

test('a unit of work is of no use once its transaction has ended', async () => {
  let kept: UnitOfWork | undefined;
  await database.store.transaction(async (unit) => {
    kept = unit;
  });
  await expect(kept?.settings.get()).rejects.toMatchObject({ code: 'store.endedTransaction' });
  await expect(kept?.outbox.take(['1'])).rejects.toMatchObject({ code: 'store.endedTransaction' });
});

test('two that lock the same rows the other way round both finish', async () => {
  const { store } = database;
  const [a, b] = ids as [SubjectId, SubjectId];
  let attempts = 0;
  let bothHoldOne: () => void = () => undefined;
  const meeting = new Promise<void>((resolve) => (bothHoldOne = resolve));
  const lockInTurn = (first: SubjectId, second: SubjectId) =>
    store.transaction(async (unit) => {
      attempts++;
      await unit.subjects.lock([first]);
      if (attempts === 2) bothHoldOne();
      await meeting;
      await unit.subjects.lock([second]);
    });
  await Promise.all([lockInTurn(a, b), lockInTurn(b, a)]);
  expect(attempts).toBe(3);
});

test('an error that is no lost race is not tried again', async () => {
  let attempts = 0;
  const failing = database.store.transaction(async (unit) => {
    attempts++;
    await unit.warnings.addEvent({
      warningId: 999_999,
      kind: 'opened',
      at: '2026-01-01T00:00:00.000Z',
      by: null,
      period: '2024',
      data: {},
    });
  });
  await expect(failing).rejects.toMatchObject({ code: '23503' });
  expect(attempts).toBe(1);
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('a bulk write that goes on after its transaction has failed is refused', async () => {
  let kept: StatementClient | undefined;
  const failing = new Transactions(database.pool, silentLog).run((connection) =>
    connection.withClient(async (client) => {
      kept = client;
      await client.query('select 1');
      throw new Error('on purpose');
    }),
  );
  await expect(failing).rejects.toThrow('on purpose');
  expect(() => kept?.query('select 1')).toThrow(expect.objectContaining({ code: 'store.endedTransaction' }));
});
