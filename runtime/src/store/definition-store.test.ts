import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { StaleRevision, type DefinitionStore, type InstalledPack, type PersonId } from '../ports/index.js';
import { createStore } from './index.js';

let database: TestDatabase;
let definitions: DefinitionStore;
let author: PersonId;
let approver: PersonId;

const AT = '2026-01-01T08:00:00.000Z';
const LATER = '2026-01-02T08:00:00.000Z';

beforeAll(async () => {
  database = await withTestDatabase();
  definitions = database.store.read.definitions;
  [author, approver] = (await database.store.read.people.upsert([
    { staffNumber: '1', name: '作者', roles: ['qualityOffice'] },
    { staffNumber: '2', name: '审核', roles: ['qualityOffice'] },
  ])) as [PersonId, PersonId];
});
afterAll(() => database.close());

const draftOf = (code: string, body: unknown, expectedRevision: number) =>
  definitions.saveDraft({ kind: 'rule', code, body, authorId: author, expectedRevision, at: AT });

const pack = (version: number): InstalledPack => ({
  pack: 'national',
  version,
  name: { zh: '国标', en: 'National' },
  importedAt: AT,
  importedBy: approver,
});

test('a draft is saved over and over, each time against the revision that was read', async () => {
  const first = await draftOf('low-ratio', { z: 1, a: [2, { y: 1, b: null }] }, 0);
  expect(first).toMatchObject({
    version: 1,
    status: 'draft',
    revision: 1,
    authorId: author,
    releasedAt: null,
  });
  const second = await draftOf('low-ratio', { z: 2 }, 1);
  expect(second).toMatchObject({ id: first.id, version: 1, revision: 2, body: { z: 2 } });
  await expect(draftOf('low-ratio', { z: 3 }, 1)).rejects.toEqual(new StaleRevision(2));
  await expect(draftOf('low-ratio', { z: 3 }, 0)).rejects.toBeInstanceOf(StaleRevision);
  await expect(draftOf('never-saved', {}, 1)).rejects.toMatchObject({ actual: 0 });
  expect(await definitions.findDraft('rule', 'low-ratio')).toEqual(second);
});

test('a body keeps the order its author wrote', async () => {
  const body = { operator: 'lessThan', fact: 'x', b: { z: 1, a: 2 } };
  const { body: stored } = await draftOf('ordered', body, 0);
  expect(JSON.stringify(stored)).toBe(JSON.stringify(body));
});

test('of two that save at once one is told', async () => {
  await draftOf('contested', { n: 0 }, 0);
  const saves = await Promise.allSettled([
    draftOf('contested', { n: 1 }, 1),
    draftOf('contested', { n: 2 }, 1),
  ]);
  expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a version goes along its life, guarded by the status it must have', async () => {
  const { generation } = await definitions.released();
  const draft = await draftOf('life', { level: 'programme' }, 0);
  await definitions.setStatus(draft.id, 'draft', 'inReview', author, AT);
  await expect(draftOf('life', {}, 1)).rejects.toMatchObject({ code: 'definition.status' });
  const repeated = definitions.setStatus(draft.id, 'draft', 'inReview', author, AT);
  await expect(repeated).rejects.toMatchObject({ code: 'definition.status' });
  expect((await definitions.released()).ruleVersions.has('life')).toBe(false);

  const released = await definitions.setStatus(draft.id, 'inReview', 'released', approver, LATER);
  expect(released).toMatchObject({ status: 'released', approverId: approver, releasedAt: LATER });
  const inForce = await definitions.released();
  expect(inForce.ruleVersions.get('life')).toBe(1);
  expect(inForce.generation).toBeGreaterThan(generation);

  const next = await draftOf('life', { level: 'course' }, 0);
  expect(next.version).toBe(2);
  expect((await definitions.list('rule')).find(({ code }) => code === 'life')).toEqual(next);
  await definitions.setStatus(next.id, 'draft', 'released', approver, LATER);
  expect((await definitions.versions('rule', 'life')).map(({ status }) => status)).toEqual([
    'released',
    'released',
  ]);
  await definitions.setStatus(next.id, 'released', 'retired', approver, LATER);
  expect((await definitions.released()).ruleVersions.has('life')).toBe(false);
  expect(await definitions.find('rule', 'life', 1)).toMatchObject({ body: { level: 'programme' } });
});

test('a pack is released as a whole; unchanged bodies keep their version', async () => {
  const item = { kind: 'item' as const, code: 'students', body: { code: 'students', valueType: 'number' } };
  const rule = (text: string) => ({ kind: 'rule' as const, code: 'red', body: { code: 'red', text } });
  const process = { kind: 'process' as const, code: 'improve', body: { code: 'improve' } };
  const level = (code: string, order: number) => ({ kind: 'level' as const, code, body: { code, order } });
  const first = [item, rule('one'), process, level('school', 2), level('course', 1)];
  expect(await definitions.releasePack(pack(1), first)).toEqual({ added: 5, changed: 0, unchanged: 0 });
  const reordered = { ...item, body: { valueType: 'number', code: 'students' } };
  expect(await definitions.releasePack(pack(2), [reordered, rule('two'), process])).toEqual({
    added: 0,
    changed: 1,
    unchanged: 2,
  });
  const { dictionary, processes, ruleVersions, processVersions, packOfRule } = await definitions.released();
  expect(dictionary.items).toEqual([item.body]);
  expect(dictionary.levels.map(({ code }) => code)).toEqual(['course', 'school']);
  expect(dictionary.rules).toContainEqual({ code: 'red', text: 'two' });
  expect(processes).toEqual([process.body]);
  expect(ruleVersions.get('red')).toBe(2);
  expect(processVersions.get('improve')).toBe(1);
  expect(packOfRule.get('red')).toBe('national');
  expect(await definitions.packs()).toEqual([pack(2)]);
});

test('a version released after a pack brought a newer one is the newest', async () => {
  const draft = await draftOf('red', { code: 'red', text: 'ours' }, 0);
  expect(draft.version).toBe(3);
  await definitions.releasePack(pack(3), [
    { kind: 'rule', code: 'red', body: { code: 'red', text: 'three' } },
  ]);
  expect((await definitions.released()).ruleVersions.get('red')).toBe(4);
  const released = await definitions.setStatus(draft.id, 'draft', 'released', approver, LATER);
  expect(released.version).toBe(5);
  const { dictionary, packOfRule } = await definitions.released();
  expect(dictionary.rules.find(({ code }) => code === 'red')).toEqual({ code: 'red', text: 'ours' });
  expect(packOfRule.has('red')).toBe(false);
});

test('what is in force is read once for each generation, and never from a transaction that failed', async () => {
  const before = await definitions.released();
  expect(await definitions.released()).toBe(before);
  const failing = database.store.transaction(async (unit) => {
    await unit.definitions.releasePack(pack(4), [{ kind: 'rule', code: 'lost', body: { code: 'lost' } }]);
    expect((await unit.definitions.released()).ruleVersions.has('lost')).toBe(true);
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  expect((await definitions.released()).ruleVersions.has('lost')).toBe(false);

  const elsewhere = await createStore({ pool: database.pool, log: silentLog });
  await elsewhere.read.definitions.releasePack(pack(5), [
    { kind: 'rule', code: 'found', body: { code: 'found' } },
  ]);
  const after = await definitions.released();
  expect(after.ruleVersions.has('found')).toBe(true);
  expect(after.generation).toBeGreaterThan(before.generation);
  await elsewhere.close();
});

test('a release waits for the one before it to be committed, so that generations never go back', async () => {
  const elsewhere = await createStore({ pool: database.pool, log: silentLog });
  let second: Promise<unknown> = Promise.resolve();
  let hasOvertaken = false;
  await database.store.transaction(async (unit) => {
    await unit.definitions.releasePack({ ...pack(1), pack: 'first' }, []);
    second = elsewhere.read.definitions.releasePack({ ...pack(1), pack: 'second' }, []);
    void second.then(() => (hasOvertaken = true));
    await Promise.race([second, someoneWaitsForALock()]);
    expect(hasOvertaken).toBe(false);
  });
  await second;
});

async function someoneWaitsForALock(): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

test('packs released at once both arrive', async () => {
  const release = (code: string) =>
    definitions.releasePack({ ...pack(1), pack: code }, [
      { kind: 'rule', code: 'shared', body: { code: 'shared', from: code } },
      { kind: 'rule', code, body: { code } },
    ]);
  await Promise.all(['p1', 'p2', 'p3', 'p4'].map(release));
  const { ruleVersions } = await definitions.released();
  expect(ruleVersions.get('shared')).toBe(4);
  expect(['p1', 'p2', 'p3', 'p4'].every((code) => ruleVersions.get(code) === 1)).toBe(true);
});
