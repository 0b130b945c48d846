import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import {
  UNHANDLED,
  type PersonId,
  type Store,
  type SubjectId,
  type Warning,
  type WarningEventKind,
  type WarningStore,
} from '../ports/index.js';
import { createStore } from './index.js';

let database: TestDatabase;
let store: Store;
let warnings: WarningStore;
let subjectIds: SubjectId[];
let person: PersonId;

const AT = '2026-01-01T08:00:00.000Z';

beforeAll(async () => {
  database = await withTestDatabase();
  ({ store } = database);
  ({ warnings } = store.read);
  subjectIds = await store.read.subjects.upsert(
    Array.from({ length: 50 }, (_, index) => ({
      level: 'programme',
      code: `p${index}`,
      name: `专业${index}`,
    })),
  );
  [person] = (await store.read.people.upsert([{ staffNumber: '1', name: '王敏', roles: ['owner'] }])) as [
    PersonId,
  ];
});
afterAll(() => database.close());

const subject = (index: number): SubjectId => subjectIds[index] as SubjectId;

function warningOf(rule: string, subjectId: SubjectId, change: Partial<Warning> = {}): Omit<Warning, 'id'> {
  return {
    rule,
    ruleVersion: 1,
    subjectId,
    state: 'open',
    severity: 'red',
    since: '2023',
    openedIn: '2024',
    resolvedIn: null,
    endedBy: null,
    value: 23.4,
    message: { zh: '生师比过高', en: 'Ratio too high' },
    explanation: null,
    attribution: null,
    acknowledgedBy: null,
    openedAt: AT,
    updatedAt: AT,
    ...UNHANDLED,
    ...change,
  };
}

test('a warning comes back as it was stored, and changes only where told', async () => {
  const stored = await warnings.insert(warningOf('ratio', subject(0)));
  expect(await warnings.find(stored.id)).toEqual({ ...warningOf('ratio', subject(0)), id: stored.id });
  const explanation = { kind: 'all', truth: true, children: [] } as unknown as Warning['explanation'];
  await warnings.update(stored.id, { state: 'recovering', acknowledgedBy: person, explanation, value: null });
  await warnings.update(stored.id, {});
  expect(await warnings.find(stored.id)).toEqual({
    ...stored,
    state: 'recovering',
    acknowledgedBy: person,
    explanation,
    value: null,
  });
  await warnings.update(stored.id, { acknowledgedBy: null, explanation: null });
  expect(await warnings.find(stored.id)).toMatchObject({ acknowledgedBy: null, explanation: null });
  expect(await warnings.find(999_999)).toBeUndefined();
});

test('of one rule and subject at most one is not resolved', async () => {
  const first = await warnings.insert(warningOf('once', subject(1)));
  await expect(warnings.insert(warningOf('once', subject(1), { state: 'pending' }))).rejects.toMatchObject({
    code: '23505',
  });
  await warnings.update(first.id, { state: 'resolved', resolvedIn: '2025', endedBy: 'recovery' });
  const second = await warnings.insert(warningOf('once', subject(1), { openedIn: '2026' }));
  expect((await warnings.episodes('once', [subject(1), subject(2)])).map(({ id }) => id)).toEqual([
    first.id,
    second.id,
  ]);
});

test('warnings are listed newest first, by state, subject and rule, page by page', async () => {
  const ids: number[] = [];
  for (let index = 10; index < 15; index++) {
    const state = index === 14 ? 'pending' : 'open';
    ids.push((await warnings.insert(warningOf('listed', subject(index), { state }))).id);
  }
  const newestFirst = [...ids].reverse();
  const list = async (query: Parameters<WarningStore['list']>[0]) =>
    (await warnings.list(query)).map(({ id }) => id);
  expect(await list({ rule: 'listed', limit: 10 })).toEqual(newestFirst);
  expect(await list({ rule: 'listed', states: ['open'], limit: 2 })).toEqual(newestFirst.slice(1, 3));
  expect(await list({ rule: 'listed', afterId: ids[2] as number, limit: 10 })).toEqual(newestFirst.slice(3));
  expect(await list({ rule: 'listed', subjectIds: [subject(11)], limit: 10 })).toEqual([ids[1]]);
  expect((await warnings.byIds([ids[3] as number, 999_999, ids[0] as number])).map(({ id }) => id)).toEqual([
    ids[3],
    ids[0],
  ]);
  expect(await warnings.counts({ subjectIds: [10, 11, 12, 13, 14].map(subject) })).toEqual({
    pending: 1,
    open: 4,
    recovering: 0,
    resolved: 0,
    noData: 0,
    error: 0,
  });
});

test('what is not resolved is counted by rule, severity, state and stage of the cycle', async () => {
  const make = (index: number, change: Partial<Warning> = {}) =>
    warnings.insert(warningOf('counted', subject(index), change));
  await make(20, { state: 'pending' });
  await make(21);
  await make(22, { acknowledgedBy: person });
  await make(23, { state: 'resolved' });
  await make(24, { severity: 'yellow' });
  const improving = await make(25, { acknowledgedBy: person });
  const verifying = await make(26);
  for (const [warning, acceptedAt] of [
    [improving, null],
    [verifying, AT],
  ] as const) {
    await store.read.processes.insertInstance({
      process: 'improve',
      processVersion: 1,
      warningId: warning.id,
      state: { status: 'running', tokens: [], variables: {} } as never,
      seq: 0,
      frozen: {
        rule: 'counted',
        ruleVersion: 1,
        indicator: null,
        fromPeriod: '2024',
        toPeriod: '2025',
        acceptedAt,
      },
      outcome: null,
      outcomeReason: null,
      startedAt: AT,
    });
  }
  const counted = await warnings.unresolved({
    subjectIds: [20, 21, 22, 23, 24, 25, 26].map(subject),
  });
  const rule = 'counted';
  expect(counted).toEqual([
    { rule, severity: 'red', state: 'open', stage: 'diagnose', count: 1 },
    { rule, severity: 'red', state: 'open', stage: 'improve', count: 1 },
    { rule, severity: 'red', state: 'open', stage: 'verify', count: 1 },
    { rule, severity: 'red', state: 'open', stage: 'warn', count: 1 },
    { rule, severity: 'red', state: 'pending', stage: 'monitor', count: 1 },
    { rule, severity: 'yellow', state: 'open', stage: 'warn', count: 1 },
  ]);
  const all = await warnings.unresolved();
  expect(all.filter((row) => row.rule === rule)).toEqual(counted);
});

test('the log keeps everything; the fold gets human actions and outcomes only', async () => {
  const first = await warnings.insert(warningOf('logged', subject(30), { state: 'resolved' }));
  const second = await warnings.insert(warningOf('logged', subject(30)));
  const add = (warningId: number, kind: WarningEventKind, at: string, data = {}) =>
    warnings.addEvent({ warningId, kind, at, by: kind === 'opened' ? null : person, period: '2024', data });
  await add(first.id, 'opened', '2026-01-01T00:00:00.000Z');
  await add(first.id, 'dismissed', '2026-01-02T00:00:00.000Z', { reason: 'falseAlarm', note: '重复' });
  await add(second.id, 'acknowledged', '2026-01-04T00:00:00.000Z');
  await add(second.id, 'improvementStarted', '2026-01-03T00:00:00.000Z');
  expect((await warnings.events(first.id)).map(({ kind, by, data }) => ({ kind, by, data }))).toEqual([
    { kind: 'opened', by: null, data: {} },
    { kind: 'dismissed', by: person, data: { reason: 'falseAlarm', note: '重复' } },
  ]);
  const actions = await warnings.actions('logged', [subject(30), subject(31)]);
  const noted = { period: '2024', entry: expect.any(Number) as number, by: String(person) };
  expect([...actions.keys()]).toEqual([subject(30)]);
  expect(actions.get(subject(30))).toEqual([
    {
      kind: 'dismissed',
      at: '2026-01-02T00:00:00.000Z',
      period: '2024',
      entry: expect.any(Number) as number,
      by: String(person),
      reason: 'falseAlarm',
    },
    { ...noted, kind: 'acknowledged', at: '2026-01-04T00:00:00.000Z' },
    // as it was entered, though the clock had been set back
    { ...noted, kind: 'improvementStarted', at: '2026-01-03T00:00:00.000Z' },
  ]);
});

test('locking outside a transaction would lock nothing, and is an error', async () => {
  await expect(warnings.lock('r', [subject(0)])).rejects.toMatchObject({ code: 'store.noTransaction' });
});

test('what happens to one rule and subject happens one after the other, others meanwhile', async () => {
  const another = await createStore({ pool: database.pool, log: silentLog });
  const done: string[] = [];
  await store.transaction(async (unit) => {
    for (const rule of ['locked', 'another rule']) await unit.warnings.lock(rule, [subject(0)]);
  });
  let waiting: Promise<void> | undefined;
  await store.transaction(async (unit) => {
    await unit.warnings.lock('locked', [subject(0), subject(1)]);
    await another.transaction(async (other) => {
      await other.warnings.lock('locked', [subject(2)]);
      await other.warnings.lock('another rule', [subject(0)]);
    });
    waiting = another.transaction(async (other) => {
      await other.warnings.lock('locked', [subject(1)]);
      done.push('second');
    });
    await isWaitingForLock();
    done.push('first');
  });
  await waiting;
  expect(done).toEqual(['first', 'second']);
});

test('many that lock overlapping sets, existing or not, in any order, all finish and never overlap', async () => {
  const inside = new Set<string>();
  let overlaps = 0;
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let round = 0; round < 6; round++) {
        const sets = subjectIds.filter((_id, index) => (index * 7 + worker * 3 + round) % 3 > 0);
        const mine = worker % 2 === 0 ? sets : [...sets].reverse();
        await store.transaction(async (unit) => {
          await unit.warnings.lock(`crowd ${round}`, mine);
          const pairs = mine.map((id) => `${round} ${id}`);
          overlaps += pairs.filter((pair) => inside.has(pair)).length;
          for (const pair of pairs) inside.add(pair);
          await unit.settings.get();
          for (const pair of pairs) inside.delete(pair);
        });
      }
    }),
  );
  expect(overlaps).toBe(0);
});

async function isWaitingForLock(): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}
