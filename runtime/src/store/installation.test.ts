import { DEFAULT_CALENDAR } from '@zhengai/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import type { PersonId } from '../ports/index.js';
import { createSessions } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await withTestDatabase();
});
afterAll(() => database.close());

test('settings have defaults; what is set stays beside what is not', async () => {
  const { settings } = database.store.read;
  expect(await settings.get()).toEqual({
    calendar: DEFAULT_CALENDAR,
    openPeriods: null,
    sweepAt: '02:30',
    college: { name: { zh: '未命名院校', en: 'Unnamed college' }, fictional: false },
  });
  const college = { name: { zh: '示例学院', en: 'Example College' }, fictional: true };
  await settings.set({ college });
  await settings.set({ openPeriods: ['2026-2027-1'] });
  await settings.set({});
  expect(await settings.get()).toEqual({
    calendar: DEFAULT_CALENDAR,
    openPeriods: ['2026-2027-1'],
    sweepAt: '02:30',
    college,
  });
  await settings.set({ openPeriods: null, sweepAt: null });
  expect(await settings.get()).toMatchObject({ openPeriods: null, sweepAt: null });
});

test('a log-in lives until it expires, is removed, or its person logs out elsewhere', async () => {
  const sessions = createSessions(database.pool, silentLog);
  const [personId] = (await database.store.read.people.upsert([
    { staffNumber: '1', name: '王敏', roles: ['owner'] },
  ])) as [PersonId];
  const session = (id: string, expiresAt = '2026-01-02T00:00:00.000Z') => ({
    id,
    personId,
    data: { csrf: 'x', nested: { z: 1, a: [1] } },
    expiresAt,
  });
  const now = '2026-01-01T00:00:00.000Z';
  await sessions.save({ ...session('one'), personId: null });
  await sessions.save(session('one'));
  await sessions.save(session('two'));
  await sessions.save(session('old', now));
  expect(await sessions.find('one', now)).toEqual(session('one'));
  expect(await sessions.find('one', '2026-01-02T00:00:00.000Z')).toBeUndefined();
  expect(await sessions.find('old', now)).toBeUndefined();
  await sessions.removeOf(personId, 'two');
  expect(await sessions.find('one', now)).toBeUndefined();
  expect(await sessions.find('two', now)).toEqual(session('two'));
  await sessions.save(session('old', now));
  expect(await sessions.removeExpired(now)).toBe(1);
  await sessions.remove('two');
  expect(await sessions.find('two', now)).toBeUndefined();
});

test('who reads the table of sessions cannot log in with what it holds', async () => {
  const sessions = createSessions(database.pool, silentLog);
  await sessions.save({ id: 'secret-id', personId: null, data: {}, expiresAt: '2030-01-01T00:00:00.000Z' });
  const { rows } = await database.pool.query('select row_to_json(s)::text as row from session s');
  expect(JSON.stringify(rows)).not.toContain('secret-id');
});
