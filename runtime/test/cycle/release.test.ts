import type { Rule } from '@zhengai/engine';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Definition } from '../../src/ports/index.js';
import {
  completeTask,
  releaseDefinition,
  returnDefinition,
  saveDefinitionDraft,
  submitDefinition,
} from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';
import { TINY_PACK } from './tiny-pack.js';

let database: TestDatabase;
let college: TinyCollege;
beforeEach(async () => {
  database = await withTestDatabase();
  college = await tinyCollege(database.store, ['A']);
  await college.report('A', LAST, 95);
  await college.report('A', NOW, 88);
  await college.settle();
});
afterEach(() => database.close());

const lowAttendance = TINY_PACK.find(({ code }) => code === 'low-attendance')?.body as Rule;
const withLine = (value: number): Rule => ({
  ...lowAttendance,
  conditions: {
    all: [{ fact: 'indicator', params: { code: 'attendance-rate' }, operator: 'lessThan', value }],
  },
});
const named = { kind: 'rule', code: 'low-attendance' } as const;

function draft(body: Rule): Promise<Definition> {
  return saveDefinitionDraft(college.deps, { ...named, body, by: college.owner, expectedRevision: 0 });
}
const warning = async () =>
  (await database.store.read.warnings.list({ rule: 'low-attendance', limit: 9 }))[0];

test('a rule is released by a second person and judges from then on', async () => {
  const saved = await draft(withLine(97));
  const submit = { ...named, by: college.owner };
  expect(await submitDefinition(college.deps, { ...submit, expectedRevision: saved.revision })).toMatchObject(
    {
      status: 'inReview',
    },
  );
  await expect(releaseDefinition(college.deps, submit)).rejects.toMatchObject({
    code: 'definition.sameAuthor',
  });
  expect(await releaseDefinition(college.deps, { ...named, by: college.office })).toMatchObject({
    status: 'released',
    version: 2,
    approverId: college.office,
  });
  await college.settle();
  const verdicts = await database.store.read.verdicts.ofRule('low-attendance');
  expect(verdicts.map(({ ruleVersion, verdict }) => [ruleVersion, verdict])).toEqual([
    [2, 'triggered'],
    [2, 'triggered'],
  ]);
  expect(await warning()).toMatchObject({ state: 'open', ruleVersion: 2, since: LAST });
});

test('an improvement is judged by the version that was in force when it began', async () => {
  const [task] = await database.store.read.processes.listTasks({ status: 'open', limit: 1 });
  college.clock.advance(60_000);
  await completeTask(college.deps, { taskId: task?.id ?? 0, by: college.owner, values: { cause: '早八课' } });
  await draft(withLine(99));
  await submitDefinition(college.deps, { ...named, by: college.owner });
  await releaseDefinition(college.deps, { ...named, by: college.office });
  await college.settle();
  // below the new line of 99, above the old one of 90
  await college.report('A', NOW, 95);
  await college.settle();
  const [instance] = await database.store.read.processes.ofWarning((await warning())?.id ?? 0);
  expect(instance).toMatchObject({ outcome: 'effective', frozen: { ruleVersion: 1 } });
});

test('a broken definition is not sent to review, and says why', async () => {
  await draft({ ...withLine(97), indicator: 'no-such-indicator' });
  await expect(submitDefinition(college.deps, { ...named, by: college.owner })).rejects.toMatchObject({
    code: 'definition.invalid',
  });
  await expect(returnDefinition(college.deps, { ...named, by: college.office })).rejects.toMatchObject({
    code: 'definition.notInReview',
  });
  await expect(
    submitDefinition(college.deps, { ...named, code: 'other', by: college.owner }),
  ).rejects.toMatchObject({ code: 'definition.notFound' });
});

test('a returned definition is a draft again', async () => {
  await draft(withLine(97));
  await submitDefinition(college.deps, { ...named, by: college.owner });
  expect(await returnDefinition(college.deps, { ...named, by: college.office })).toMatchObject({
    status: 'draft',
  });
});
