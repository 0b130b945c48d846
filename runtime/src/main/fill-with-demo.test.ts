import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { readPackFolder } from '../connectors/index.js';
import { DEMO_PACKS } from '../demo/index.js';
import { importPack } from '../services/index.js';
import { isForDemo } from './fill-with-demo.js';
import { systemClock } from './system-clock.js';

const PACKS = path.resolve(import.meta.dirname, '../../../rules-library/packs');

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterAll(() => database.close());

test('an empty database is for the demo, and one whose start was cut off after the packs', async () => {
  const { store } = database;
  const deps = { store, clock: systemClock, log: silentLog };
  expect(await isForDemo(store)).toBe(true);
  for (const pack of DEMO_PACKS) {
    await importPack(deps, { pack: await readPackFolder(path.join(PACKS, pack)), by: null });
    expect(await isForDemo(store)).toBe(true);
  }
});

test('one that somebody else has begun to use is not', async () => {
  const { store } = database;
  await store.transaction((unit) =>
    unit.people.upsert([{ staffNumber: '1', name: '王五', roles: ['admin'] }]),
  );
  expect(await isForDemo(store)).toBe(false);
});

test('the demo itself is, whatever has happened to it', async () => {
  const { store } = database;
  await store.transaction((unit) =>
    unit.settings.set({ college: { name: { zh: '演示', en: 'Demo' }, fictional: true } }),
  );
  expect(await isForDemo(store)).toBe(true);
});
