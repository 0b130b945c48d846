import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRuleRevision, replayPast, saveDefinitionDraft, shadowRule } from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';

const BEFORE = '2025-2026-1';
const CLASSES = ['A', 'B', 'C'];
const DAY_MS = 86_400_000;
const RUNS = process.env['ZHENGAI_SOAK'] === undefined ? 2 : 100;

async function withCollege(body: (college: TinyCollege, database: TestDatabase) => Promise<void>) {
  const database = await withTestDatabase();
  try {
    await body(await tinyCollege(database.store, CLASSES), database);
  } finally {
    await database.close();
  }
}

const days = { from: '2020-01-01', to: '2030-01-01' };
const ruleOf = async ({ deps: { store } }: TinyCollege, code: string) => {
  const { dictionary } = await store.read.definitions.released();
  const rule = dictionary.rules.find((one) => one.code === code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
};

/** What is stored of the warnings of a rule, as a replay says it. */
async function liveWarnings({ classes, deps: { store } }: TinyCollege, rule: string): Promise<string[]> {
  const warnings = await store.read.warnings.episodes(rule, Object.values(classes));
  const codeOf = new Map(Object.entries(classes).map(([code, id]) => [id, code]));
  return warnings
    .map(({ endedBy, openedAt, openedIn, resolvedIn, since, state, subjectId }) =>
      [
        codeOf.get(subjectId),
        collegeDayOf(openedAt),
        openedIn,
        since,
        ...(state === 'resolved' ? [resolvedIn, endedBy] : []),
      ].join(' '),
    )
    .sort();
}

const collegeDayOf = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

async function replayedWarnings(college: TinyCollege, code: string): Promise<string[]> {
  const { replay } = await replayPast(college.deps, { rule: await ruleOf(college, code), ...days });
  return replay.warnings
    .map(({ endedBy, openedIn, openedOn, resolvedIn, since, subject }) =>
      [subject, openedOn, openedIn, since, ...(endedBy === undefined ? [] : [resolvedIn, endedBy])].join(' '),
    )
    .sort();
}

describe('a replay', () => {
  const report = fc.tuple(
    fc.constantFrom(...CLASSES),
    fc.constantFrom(BEFORE, LAST, NOW),
    fc.constantFrom(99, 95, 93, 80, null),
  );

  test('gives the warnings that the same stream gave when it came in, report by report', async () => {
    let warnings = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 10, maxLength: 14 }), async (reports) =>
        withCollege(async (college) => {
          for (const [code, period, attended] of reports) {
            college.clock.advance(2 * DAY_MS);
            await college.report(code, period, attended);
            await college.settle();
          }
          const live = await liveWarnings(college, 'falling-attendance');
          warnings += live.length;
          expect(await replayedWarnings(college, 'falling-attendance')).toEqual(live);
        }),
      ),
      { seed: 17, numRuns: RUNS },
    );
    expect(warnings).toBeGreaterThan(2);
  }, 60_000);

  test('touches nothing, counts work for departments, and compares with what is released', () =>
    withCollege(async (college, { store }) => {
      for (const code of CLASSES) await college.report(code, LAST, code === 'A' ? 80 : 92);
      const stored = await store.read.warnings.list({ limit: 100 });
      const rule = await ruleOf(college, 'low-attendance');
      const [condition] = (rule.conditions as { all: readonly object[] }).all;
      const draft = { ...rule, conditions: { all: [{ ...condition, value: 95 }] } };
      const found = await replayPast(college.deps, { rule: draft, ...days, compare: rule.code });
      expect(found.replay.warnings.map(({ subject, value }) => [subject, value])).toEqual([
        ['A', 80],
        ['B', 92],
        ['C', 92],
      ]);
      expect(found.comparison?.onlyB.map(({ subject }) => subject)).toEqual(['B', 'C']);
      expect(found.comparison?.same).toHaveLength(1);
      expect(found.replay.work[0]).toMatchObject({ department: 'D1', warnings: 3 });
      expect(found.replay.work[0]?.workingDays).toBeGreaterThan(0);
      expect(found.departments).toEqual({ D1: '信息工程学院' });
      expect(found.subjects).toEqual({ A: 'A 班', B: 'B 班', C: 'C 班' });
      expect(await store.read.warnings.list({ limit: 100 })).toEqual(stored);
      expect(await ruleOf(college, 'low-attendance')).toEqual(rule);
    }));

  test('is refused where it cannot mean anything', () =>
    withCollege(async (college) => {
      const rule = await ruleOf(college, 'low-attendance');
      const code = (failing: Promise<unknown>) => expect(failing).rejects.toMatchObject({ name: 'Failure' });
      await code(replayPast(college.deps, { rule, ...days }));
      await college.report('A', LAST, 80);
      await code(replayPast(college.deps, { rule: { ...rule, level: 'gone' }, ...days }));
      await code(replayPast(college.deps, { rule, from: '2025-02-30', to: '2020-01-01' }));
      await code(replayPast(college.deps, { rule, ...days, compare: 'gone' }));
    }));
});

test('a draft runs silently beside the released rule, and a plan says what it would make of open warnings', () =>
  withCollege(async (college) => {
    for (const [code, attended] of [
      ['A', 80],
      ['B', 88],
      ['C', 93],
    ] as const) {
      await college.report(code, LAST, attended);
    }
    await college.settle();
    const rule = await ruleOf(college, 'low-attendance');
    const [condition] = (rule.conditions as { all: readonly object[] }).all;
    const draft = (value: number) => ({ ...rule, conditions: { all: [{ ...condition, value }] } });
    await expect(shadowRule(college.deps, rule.code)).rejects.toMatchObject({ code: 'shadow.noDraft' });
    await saveDefinitionDraft(college.deps, {
      kind: 'rule',
      code: rule.code,
      body: draft(85),
      by: college.office,
      expectedRevision: 0,
    });
    const shadow = await shadowRule(college.deps, rule.code);
    expect(shadow).toMatchObject({ subjects: 3, both: 1 });
    expect(shadow.disagreements).toMatchObject([
      { subject: { code: 'B', name: 'B 班' }, kind: 'onlyReleased', released: { value: 88 } },
    ]);
    const steps = async (value: number) =>
      (await planRuleRevision(college.deps, draft(value))).steps.map(
        ({ step, subject }) => `${subject.code} ${step}`,
      );
    expect(await steps(90)).toEqual(['A keep', 'B keep']);
    expect(await steps(85)).toEqual(['A keep', 'B close']);
    expect(await steps(95)).toEqual(['A keep', 'B keep', 'C open']);
  }));
