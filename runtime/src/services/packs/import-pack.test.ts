import { periodKey } from '@zhengai/engine';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog, withTestDatabase, type TestDatabase } from '../../../test/support/index.js';
import { testClock } from '../../../test/cycle/test-clock.js';
import { improveAttendance, TINY_PACK } from '../../../test/cycle/tiny-pack.js';
import type { Failure, Store } from '../../ports/index.js';
import { checkPack, importPack } from './import-pack.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await withTestDatabase();
});
afterEach(() => database.close());

const bodies = (kind: string) => TINY_PACK.filter((one) => one.kind === kind).map(({ body }) => body);

const HEAD = {
  name: { zh: '小包', en: 'Tiny' },
  issuer: 'test',
  tier: 'college',
  official: false,
};

function tinyPack(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...HEAD,
    pack: 'tiny',
    version: 1,
    levels: bodies('level'),
    severities: bodies('severity'),
    items: bodies('item'),
    indicators: bodies('indicator'),
    rules: bodies('rule'),
    processes: [improveAttendance],
    ...changes,
  };
}

const importing = (pack: unknown, store: Store = database.store) =>
  importPack({ store, clock: testClock(), log: silentLog }, { pack, by: null });

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return work.then(
    () => Promise.reject(new Error('it was accepted')),
    (failure: Failure) => failure,
  );
}

/** A class with data, so that there is something to evaluate. */
async function addData(): Promise<void> {
  await database.store.transaction(async (unit) => {
    const [id] = await unit.subjects.upsert([{ level: 'class', code: 'K1', name: 'K1' }]);
    const importId = await unit.observations.beginImport({
      source: 'test',
      file: null,
      sha256: null,
      by: null,
      at: '2026-01-01T00:00:00Z',
    });
    const ids = await unit.observations.itemIds(['attended', 'expected']);
    const item = ['attended', 'expected'].map((code) => ids.get(code) ?? 0);
    await unit.observations.append(importId, {
      length: 2,
      item,
      subjectId: [id ?? 0, id ?? 0],
      period: [periodKey('2025-2026-1'), periodKey('2025-2026-1')],
      number: [80, 100],
      knownAt: [0, 0],
    });
  });
}

const pending = async (): Promise<number> =>
  Object.values(await database.store.relay.pending()).reduce((sum, count) => sum + count, 0);

test('hierarchies, data sets, evidence, score sheets and targets come with it', async () => {
  const name = { zh: '名', en: 'Name' };
  const hierarchies = [{ code: 'years', name, levels: ['class', 'class-group'] }];
  const dataSets = [
    { code: 'absences', name, level: 'class', fields: [{ code: 'hours', name, valueType: 'number' }] },
  ];
  const evidence = [{ code: 'class-plan', kind: 'document', name, level: 'class' }];
  const levels = [...bodies('level'), { code: 'class-group', name, order: 9 }];
  await importing(tinyPack({ levels, hierarchies, dataSets, evidence }));
  const { dictionary } = await database.store.read.definitions.released();
  expect(dictionary).toMatchObject({ hierarchies, dataSets, evidence });
  const refused = await failureOf(
    importing(tinyPack({ evidence: [{ ...evidence[0], level: 'nowhere' }], hierarchies })),
  );
  expect(refused.parts?.map(({ code, path }) => [code, path])).toEqual([
    ['pack.level.unknown', 'evidence/class-plan/level'],
  ]);
});

test('stored as released versions, with the installation remembered', async () => {
  expect(await importing(tinyPack())).toEqual({
    pack: 'tiny',
    version: 1,
    added: TINY_PACK.length,
    changed: 0,
    unchanged: 0,
    diagnostics: [],
  });
  const { read } = database.store;
  expect(await read.definitions.packs()).toMatchObject([{ pack: 'tiny', version: 1, name: HEAD.name }]);
  const released = await read.definitions.released();
  expect(released.dictionary.rules).toHaveLength(3);
  expect(released.processes).toEqual([improveAttendance]);
  expect([...released.packOfRule.values()]).toEqual(['tiny', 'tiny', 'tiny']);
});

describe('a second import', () => {
  test('of the same changes nothing and asks for nothing', async () => {
    await importing(tinyPack());
    await addData();
    const before = await database.store.read.definitions.released();
    expect(await importing(tinyPack())).toMatchObject({ added: 0, changed: 0, unchanged: TINY_PACK.length });
    expect((await database.store.read.definitions.released()).ruleVersions).toEqual(before.ruleVersions);
    expect(await pending()).toBe(0);
  });

  test('of a changed rule is its next version, and asks for its evaluation', async () => {
    await importing(tinyPack());
    await addData();
    const rules = bodies('rule').map((body) => {
      const rule = body as { code: string; name: { zh: string; en: string } };
      return rule.code === 'many-dropouts' ? { ...rule, name: { ...rule.name, zh: '流失很多' } } : rule;
    });
    expect(await importing(tinyPack({ version: 2, rules }))).toMatchObject({ version: 2, changed: 1 });
    const { ruleVersions } = await database.store.read.definitions.released();
    expect(ruleVersions).toEqual(
      new Map([
        ['low-attendance', 1],
        ['falling-attendance', 1],
        ['many-dropouts', 2],
      ]),
    );
    expect(await pending()).toBeGreaterThan(0);
  });
});

test('what it releases and the evaluation it asks for are one transaction', async () => {
  await importing(tinyPack());
  await addData();
  const { store } = database;
  const failing: Store = {
    ...store,
    transaction: (work) =>
      store.transaction((unit) =>
        work({
          ...unit,
          outbox: { ...unit.outbox, add: () => Promise.reject(new Error('the outbox is full')) },
        }),
      ),
  };
  const version2 = tinyPack({
    version: 2,
    levels: [...bodies('level'), { code: 'x', name: HEAD.name, order: 9 }],
  });
  await expect(importing(version2, failing)).rejects.toThrow('the outbox is full');
  expect((await store.read.definitions.packs())[0]?.version).toBe(1);
  expect((await store.read.definitions.released()).dictionary.levels.map(({ code }) => code)).not.toContain(
    'x',
  );
  expect(await pending()).toBe(0);
});

describe('a pack with errors', () => {
  test.each<[string, unknown, string]>([
    ['no object', 'pack', 'pack'],
    ['no name', tinyPack({ name: undefined }), 'name'],
    ['an unknown level', tinyPack({ levels: [] }), 'items/attended/level'],
    [
      'an unknown item in a formula',
      tinyPack({ items: bodies('item').slice(1) }),
      'indicators/attendance-rate',
    ],
    ['an unknown process', tinyPack({ processes: [] }), 'rules/low-attendance/process'],
    ['the same code twice', tinyPack({ levels: [...bodies('level'), ...bodies('level')] }), 'levels/class'],
  ])('%s: told with its place, nothing stored', async (_, pack, place) => {
    const failure = await failureOf(importing(pack));
    expect(failure.code).toBe('pack.invalid');
    expect(failure.parts.map(({ path }) => path)).toContainEqual(expect.stringContaining(place));
    for (const { message } of failure.parts) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/[a-z]/i);
    }
    expect(await database.store.read.definitions.packs()).toEqual([]);
  });
});

test('a pack may refer to what another one brought, and to nothing else', async () => {
  const other = {
    ...HEAD,
    pack: 'more',
    version: 1,
    rules: bodies('rule')
      .slice(0, 1)
      .map((body) => ({ ...(body as object), code: 'another' })),
  };
  expect((await failureOf(importing(other))).code).toBe('pack.invalid');
  await importing(tinyPack());
  expect(await importing(other)).toMatchObject({ pack: 'more', added: 1 });
  expect(checkPack(other, await database.store.read.definitions.released()).diagnostics).toEqual([]);
  const { packOfRule } = await database.store.read.definitions.released();
  expect(packOfRule.get('another')).toBe('more');
});
