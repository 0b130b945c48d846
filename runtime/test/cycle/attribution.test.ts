import { readAttribution, type Attribution } from '@zhengai/engine';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UnitOfWork } from '../../src/ports/index.js';
import { attributeWarnings, recordObservations } from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { collegeAround } from './college-around.js';
import { LAST, NOW, type TinyCollege } from './tiny-college.js';

let database: TestDatabase;
let college: TinyCollege;
beforeEach(async () => {
  database = await withTestDatabase();
  college = await collegeAround(database.store);
});
afterEach(() => database.close());

async function report(code: string, period: string, attended: number, expected: number): Promise<void> {
  college.clock.advance(60_000);
  const subject = { level: 'class', code };
  await recordObservations(college.deps, {
    source: '教务系统',
    by: null,
    observations: [
      { item: 'attended', subject, period, value: attended },
      { item: 'expected', subject, period, value: expected },
    ],
  });
}

/** Of the newest warning of a rule for a subject, as it is read. */
async function evidence(rule: string, level: string, code: string): Promise<Attribution> {
  const subject = await database.store.read.subjects.find({ level, code });
  const [warning] = await database.store.read.warnings.list({
    rule,
    subjectIds: [subject?.id ?? 0],
    limit: 1,
  });
  const attribution = readAttribution(warning?.attribution);
  if (!attribution) throw new Error(`no evidence for ${rule} ${code}`);
  return attribution;
}

test('what a department lost is split by class: each one better, the whole worse, for one left and one grew', async () => {
  // D2 holds C and D, and from autumn on B too
  await report('C', LAST, 97, 100);
  await report('D', LAST, 16, 20);
  await report('B', LAST, 99, 100);
  await report('A', LAST, 99, 100);
  await report('C', NOW, 49, 50);
  await report('D', NOW, 82, 100);
  await report('B', NOW, 45, 50);
  await report('A', NOW, 99, 100);
  await college.settle();

  const { findings, units } = await evidence('low-department', 'department', 'D2');
  expect(units).toMatchObject({
    kind: 'ratio',
    unitName: { zh: '班级' },
    period: LAST,
    from: 94.17,
    to: 88,
    by: -6.17,
    reversal: { units: 'up', count: 2, shifted: { name: 'C 班' } },
  });
  expect(units?.parts.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    'B 班 entered',
    'C 班 continuing',
    'D 班 continuing',
  ]);
  const cents = (amount: number | undefined) => Math.round((amount ?? NaN) * 100);
  expect(units?.parts.reduce((sum, { effect }) => sum + cents(effect), 0)).toBe(-617);
  expect(cents(units?.within) + cents(units?.composition) + cents(units?.turnover)).toBe(-617);
  expect(findings[0]).toMatchObject({ kind: 'reversal' });
  expect(findings[0]?.sentence.zh).toContain('辛普森悖论');
});

describe('a class whose attendance is low', () => {
  beforeEach(async () => {
    for (const code of ['A', 'B', 'C', 'D']) await report(code, LAST, 95, 100);
    for (const code of ['B', 'C', 'D']) await report(code, NOW, 96, 100);
    await report('A', NOW, 84, 100);
    college.clock.advance(20 * 86_400_000);
    await report('A', NOW, 16, 20);
    await college.settle();
  });

  test('is told what part of its change came from which quantity, and how good the data are', async () => {
    const { quality, terms, peers, earlier } = await evidence('low-attendance', 'class', 'A');
    expect(terms).toMatchObject({ period: LAST, by: -15 });
    expect(terms?.parts.map(({ label }) => label.zh)).toEqual(['出勤人次', '应到人次']);
    expect(Math.round(terms?.parts.reduce((sum, { effect }) => sum + effect, 0) ?? NaN)).toBe(-15);
    expect(quality).toMatchObject({ asked: 2, missing: 0, superseded: 2, estimated: 2, doubtful: true });
    expect(peers).toMatchObject({ rank: 4, of: 4, median: 96, values: [96, 96, 96] });
    expect(earlier).toEqual({ count: 0, dismissed: 0, peersOpen: 0, peersEver: 0, peers: 3 });
  });

  test('is attributed anew with the others of a set, and to the same end', async () => {
    const before = await evidence('low-attendance', 'class', 'A');
    const all = await database.store.read.warnings.list({ limit: 100 });
    await database.store.transaction((unit) =>
      attributeWarnings(unit, college.deps, [...all.map(({ id }) => id), 999_999]),
    );
    expect(await evidence('low-attendance', 'class', 'A')).toEqual(before);
  });

  test('and whose stored evidence is of the first shape is still read', async () => {
    const [warning] = await database.store.read.warnings.list({ rule: 'low-attendance', limit: 1 });
    const sentence = { zh: '与 2025 持平。', en: 'Unchanged.' };
    const first = { rank: 4, of: 4, median: 96, sentence } as never;
    await database.store.transaction((unit) =>
      unit.warnings.update(warning?.id ?? 0, { attribution: first }),
    );
    expect(await evidence('low-attendance', 'class', 'A')).toMatchObject({
      sentence,
      peers: { rank: 4, of: 4, median: 96 },
    });
  });
});

test('many warnings of a rule take no more reads than one', async () => {
  for (const code of ['A', 'B', 'C', 'D']) await report(code, LAST, 70, 100);
  await college.settle();
  const open = await database.store.read.warnings.list({ rule: 'low-attendance', limit: 10 });
  expect(open).toHaveLength(4);
  const readsOf = async (ids: readonly number[]): Promise<number> => {
    let reads = 0;
    const counted = <T extends object>(part: T): T =>
      new Proxy(part, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]): unknown => {
            if (name !== 'update') reads++;
            return Reflect.apply(member, target, given);
          };
        },
      });
    await database.store.transaction((unit) => {
      const parts = Object.entries(unit).map(([name, part]) => [name, counted(part as object)]);
      return attributeWarnings(Object.fromEntries(parts) as UnitOfWork, college.deps, ids);
    });
    return reads;
  };
  const one = await readsOf(open.slice(0, 1).map(({ id }) => id));
  expect(one).toBeGreaterThan(5);
  expect(await readsOf(open.map(({ id }) => id))).toBe(one);
});
