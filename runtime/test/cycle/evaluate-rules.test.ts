import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  evaluateRules,
  explainVerdict,
  recordObservations,
  type VerdictRow,
} from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { pendingCount } from './until.js';

let database: TestDatabase;
let college: TinyCollege;
const rows: VerdictRow[] = [];

beforeAll(async () => {
  database = await withTestDatabase();
  college = await tinyCollege(database.store, ['A']);
  await database.store.transaction((unit) =>
    unit.subjects.upsert([{ level: 'class', code: 'U', name: 'U 班' }]),
  );
  await college.report('A', LAST, 95);
  await college.report('A', NOW, 80);
  await college.report('U', '2025-2026-1', 99);
  await college.report('U', NOW, null);
  await college.settle();
  await database.pool.query('truncate verdict, verdict_current');
});
afterAll(() => database.close());

const row = (rule: string, subject: string, period: string): VerdictRow | undefined =>
  rows.find((each) => each.rule === rule && each.subject === subject && each.period === period);

describe('verdicts as rows', () => {
  test('one for each rule × subject × period in which the subject is valid, with progress', async () => {
    const progress: number[] = [];
    const result = await evaluateRules(
      college.deps,
      { warn: false },
      {
        onRows: async (chunk) => void rows.push(...chunk),
        onProgress: ({ done, total }) => void progress.push(done / total),
      },
    );
    // the data reach over three semesters: A has dates and is valid in all of them, U from its first to its last row
    expect(result).toMatchObject({ rules: 3, subjects: 2, verdicts: 18, changed: 18, messages: 0 });
    expect(rows).toHaveLength(18);
    expect(progress.at(-1)).toBe(1);
    expect(await pendingCount(database.store)).toBe(0);
  });

  test('a triggered one shows severity, value and what was expected', () => {
    expect(row('low-attendance', 'A', NOW)).toEqual({
      rule: 'low-attendance',
      ruleVersion: 1,
      subject: 'A',
      level: 'class',
      period: NOW,
      verdict: 'triggered',
      severity: 'yellow',
      value: '80',
      expected: '90',
      missing: '',
    });
    expect(row('falling-attendance', 'A', NOW)).toMatchObject({ value: '80;80', expected: '95;96' });
  });

  test('a gap and a missing value are unknown, and say what is missing', () => {
    expect(row('low-attendance', 'U', LAST)).toMatchObject({
      verdict: 'unknown',
      severity: '',
      missing: 'indicator:attendance-rate',
    });
    expect(row('low-attendance', 'U', NOW)).toMatchObject({ verdict: 'unknown' });
    expect(row('many-dropouts', 'A', NOW)).toMatchObject({ verdict: 'unknown', missing: 'item:dropouts' });
  });

  test('a second run changes nothing; one period and one rule are a part of it', async () => {
    expect(await evaluateRules(college.deps, { warn: false })).toMatchObject({ verdicts: 18, changed: 0 });
    expect(
      await evaluateRules(college.deps, { warn: false, rules: ['low-attendance'], period: NOW }),
    ).toMatchObject({ rules: 1, verdicts: 2, changed: 0, triggered: 1, unknown: 1 });
  });

  test('with warnings it leaves the rest to the outbox', async () => {
    const { messages } = await evaluateRules(college.deps, { warn: true });
    expect(messages).toBeGreaterThan(0);
    expect(await pendingCount(database.store)).toBe(messages);
    await college.settle();
  });

  test.each([
    [{ rules: ['no-such-rule'] }, 'rule.unknown'],
    [{ pack: 'no-such-pack' }, 'pack.unknown'],
    [{ period: 'yesterday' }, 'period.invalid'],
    [{ period: '2024' }, 'period.otherKind'],
  ])('%o is refused', async (input, code) => {
    await expect(evaluateRules(college.deps, { ...input, warn: false })).rejects.toMatchObject({ code });
  });
});

test('one verdict explains itself, with the source of each fact', async () => {
  const explained = await explainVerdict(college.deps, {
    rule: 'falling-attendance',
    subject: 'A',
    period: NOW,
  });
  expect(explained).toMatchObject({
    ruleVersion: 1,
    valid: true,
    value: 80,
    evaluation: {
      verdict: 'triggered',
      explanation: {
        children: [
          {
            left: { value: 80, source: { period: NOW, source: '教务系统' } },
            right: { value: 95, source: { period: LAST, source: '教务系统' } },
          },
          { right: { value: 96 } },
        ],
      },
    },
  });
  await expect(
    explainVerdict(college.deps, { rule: 'low-attendance', subject: 'Z', period: NOW }),
  ).rejects.toMatchObject({ code: 'subject.unknown' });
});

test('faulty observations are refused together, and say where', async () => {
  const A = { level: 'class', code: 'A' };
  const before = await database.store.read.observations.count();
  await expect(
    recordObservations(college.deps, {
      source: 'test',
      by: null,
      observations: [
        { item: 'attended', subject: A, period: NOW, value: 1 },
        { item: 'nothing', subject: A, period: NOW, value: 1 },
        { item: 'attended', subject: { level: 'class', code: 'Z' }, period: NOW, value: 1 },
        { item: 'attended', subject: { level: 'department', code: 'D1' }, period: NOW, value: 1 },
        { item: 'attended', subject: A, period: '2026', value: 1 },
        { item: 'attended', subject: A, period: '2126-2127-1', value: 1 },
        { item: 'attended', subject: A, period: NOW, value: 'many' },
        { item: 'attended', subject: A, period: NOW, value: 1, knownAt: '2027-01-01T00:00:00Z' },
      ],
    }),
  ).rejects.toMatchObject({
    code: 'observations.invalid',
    parts: [
      { path: '/observations/1/item', code: 'item.unknown' },
      { path: '/observations/2/subject', code: 'subject.unknown' },
      { path: '/observations/3/subject', code: 'subject.otherLevel' },
      { path: '/observations/4/period', code: 'period.otherKind' },
      { path: '/observations/5/period', code: 'period.implausible' },
      { path: '/observations/6/value', code: 'value.otherType' },
      { path: '/observations/7/knownAt', code: 'knownAt.invalid' },
    ],
  });
  expect(await database.store.read.observations.count()).toBe(before);
});
