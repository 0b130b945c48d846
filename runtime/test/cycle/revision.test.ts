import type { Rule } from '@zhengai/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RevisionPlan } from '../../src/ports/index.js';
import {
  releaseRule,
  saveDefinitionDraft,
  submitDefinition,
  undoPlan,
  type PlanDecision,
} from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { handledCollege, type HandledCollege } from './handled-college.js';
import { NOW } from './tiny-college.js';

const CODE = 'falling-attendance';

let database: TestDatabase;
let college: HandledCollege;
beforeEach(async () => {
  database = await withTestDatabase();
  const isLow = {
    fact: 'indicator',
    params: { code: 'attendance-rate' },
    operator: 'lessThan',
    value: 85,
  };
  college = await handledCollege(database.store, ['A', 'B', 'C'], {
    [CODE]: { conditions: { all: [isLow] } },
  });
  await college.report('A', NOW, 80);
  await college.report('B', NOW, 70);
  await college.report('C', NOW, 88);
  await college.settle();
});
afterEach(() => database.close());

/** Releases the rule with another line, and does the work that follows. */
async function release(line: number, decisions: readonly PlanDecision[] = []): Promise<void> {
  const { dictionary } = await database.store.read.definitions.released();
  const rule = dictionary.rules.find(({ code }) => code === CODE) as Rule;
  const conditions = {
    all: [{ fact: 'indicator', params: { code: 'attendance-rate' }, operator: 'lessThan', value: line }],
  };
  const { owner, office } = college;
  const body = { ...rule, conditions, event: { type: 'red' } };
  await saveDefinitionDraft(college.deps, { kind: 'rule', code: CODE, body, by: owner, expectedRevision: 0 });
  await submitDefinition(college.deps, { kind: 'rule', code: CODE, by: owner });
  college.clock.advance(60_000);
  await releaseRule(college.deps, { code: CODE, by: office, decisions });
  await college.settle();
}
const states = async (): Promise<string[]> => {
  const codes = new Map(Object.entries(college.classes).map(([code, id]) => [id, code]));
  return (await college.warningsOf(CODE)).map(
    ({ endedBy, ruleVersion, severity, state, subjectId }) =>
      `${codes.get(subjectId) ?? ''} ${state} ${severity} v${ruleVersion}${endedBy === null ? '' : ` ${endedBy}`}`,
  );
};
const plan = async (): Promise<RevisionPlan> => {
  const [newest] = await database.store.read.revisionPlans.ofRule(CODE);
  if (newest === undefined) throw new Error('no plan was applied');
  return newest;
};

test('a stricter version closes what it no longer sees and grades the others anew; undone, they stand again', async () => {
  expect(await states()).toEqual(['A open yellow v2', 'B open yellow v2']);
  await release(75);
  expect(await states()).toEqual(['A resolved yellow v2 revision', 'B open red v3']);
  expect((await plan()).steps).toMatchObject([
    { subject: 'A', proposed: 'close', decided: 'close', reason: { zh: expect.any(String) as string } },
    { subject: 'B', proposed: 'regrade', decided: 'regrade', eventId: null },
  ]);
  const { id } = await plan();
  await undoPlan(college.deps, { rule: CODE, id, by: college.office });
  await college.settle();
  expect(await states()).toEqual(['A open red v3', 'B open red v3']);
  expect(await plan()).toMatchObject({ undoneBy: college.office });
  await expect(undoPlan(college.deps, { rule: CODE, id, by: college.office })).rejects.toMatchObject({
    code: 'plan.undone',
  });
  const [first] = await college.warningsOf(CODE);
  expect(await college.historyOf(first)).toEqual(
    expect.arrayContaining(['closed', 'planUndone', 'reopenedByPlan']) as string[],
  );
});

test('what is decided otherwise goes as it was decided, until it is undone', async () => {
  await release(75, [
    { subject: 'A', openedIn: NOW, step: 'keep' },
    { subject: 'B', openedIn: NOW, step: 'close' },
  ]);
  expect(await states()).toEqual(['A open red v3', 'B resolved yellow v2 revision']);
  await undoPlan(college.deps, { rule: CODE, id: (await plan()).id, by: college.office });
  await college.settle();
  expect(await states()).toEqual(['A resolved red v3 correction', 'B open red v3']);
});

test('a wider version keeps what there is and announces what is new', async () => {
  await release(90);
  expect(await states()).toEqual(['A open red v3', 'B open red v3', 'C open red v3']);
  expect((await plan()).steps.map(({ proposed, subject }) => `${subject} ${proposed}`)).toEqual([
    'A regrade',
    'B regrade',
    'C open',
  ]);
});

test('nothing is released with decisions that the plan does not hold', async () => {
  const decisions = [{ subject: 'C', openedIn: NOW, step: 'close' }] as const;
  await expect(release(75, decisions)).rejects.toMatchObject({ code: 'plan.decision' });
  expect((await database.store.read.definitions.released()).ruleVersions.get(CODE)).toBe(2);
});
