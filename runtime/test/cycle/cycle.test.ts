import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProcessInstance, Task, Warning } from '../../src/ports/index.js';
import { completeTask, dismissWarning, acknowledgeWarning, saveTaskDraft } from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { LAST, NOW, tinyCollege, type TinyCollege } from './tiny-college.js';

let database: TestDatabase;
let college: TinyCollege;

beforeEach(async () => {
  database = await withTestDatabase();
  college = await tinyCollege(database.store, ['A', 'B']);
});
afterEach(() => database.close());

const warnings = (): Promise<Warning[]> => database.store.read.warnings.list({ limit: 100 });

async function only<T>(found: Promise<readonly T[]>): Promise<T> {
  const rows = await found;
  expect(rows).toHaveLength(1);
  return rows[0] as T;
}

const lowOf = (code: string): Promise<Warning[]> =>
  database.store.read.warnings.list({
    rule: 'low-attendance',
    subjectIds: [college.classes[code] ?? 0],
    limit: 100,
  });

const openTasks = (): Promise<Task[]> =>
  database.store.read.processes.listTasks({ status: 'open', limit: 100 });

const instance = async (): Promise<ProcessInstance> => {
  const warning = await only(lowOf('A'));
  return only(database.store.read.processes.ofWarning(warning.id));
};

const kindsOfEvents = async (): Promise<string[]> => {
  const warning = await only(lowOf('A'));
  return (await database.store.read.warnings.events(warning.id)).map(({ kind }) => kind);
};

describe('an observation that triggers a rule', () => {
  beforeEach(async () => {
    await college.report('A', LAST, 95);
    await college.report('A', NOW, 80);
    await college.report('B', NOW, 97);
    await college.settle();
  });

  test('opens one warning with value, sentence, explanation and attribution', async () => {
    const warning = await only(lowOf('A'));
    expect(warning).toMatchObject({
      rule: 'low-attendance',
      ruleVersion: 1,
      state: 'open',
      severity: 'yellow',
      since: NOW,
      openedIn: NOW,
      value: 80,
    });
    expect(warning.message.zh).toMatch(/A 班.*出勤率.*80%.*90/);
    expect(warning.message.en).toMatch(/A 班.*Attendance rate 80%.*below 90/);
    expect(warning.explanation).toMatchObject({ kind: 'all', truth: true });
    const [leaf] = (warning.explanation as unknown as { children: { left: { source: object } }[] }).children;
    expect(leaf?.left.source).toMatchObject({ source: '教务系统', period: NOW });
    expect(warning.attribution).toMatchObject({ version: 2, peers: { rank: 2, of: 2, median: 97 } });
    // the other class is fine, and so is the last semester
    expect((await warnings()).filter(({ rule }) => rule === 'low-attendance')).toHaveLength(1);
  });

  test('asks the responsible person for a measure, by a day, once', async () => {
    const task = await only(openTasks());
    expect(task).toMatchObject({
      nodeId: 'plan',
      visit: 1,
      assigneeId: college.owner,
      departmentId: college.department,
      dueOn: '2026-12-07',
    });
    expect(await kindsOfEvents()).toEqual(['opened', 'improvementStarted']);
  });

  test('says in the form what is wrong with it, and keeps drafts', async () => {
    const task = await only(openTasks());
    const by = college.owner;
    await expect(
      completeTask(college.deps, { taskId: task.id, by, values: { kind: 'x' } }),
    ).rejects.toMatchObject({
      code: 'task.invalidValues',
      parts: [
        { path: '/values/cause', code: 'field.required' },
        { path: '/values/kind', code: 'field.invalid' },
      ],
    });
    const draft = await saveTaskDraft(college.deps, { taskId: task.id, by, values: { kind: 'teaching' } });
    expect(draft).toMatchObject({ status: 'open', values: { kind: 'teaching' } });
    await expect(
      completeTask(college.deps, {
        taskId: task.id,
        by,
        values: { cause: '早八课' },
        expectedRevision: task.revision,
      }),
    ).rejects.toMatchObject({ code: 'task.stale', actual: draft.revision });
  });

  describe('and whose task is submitted', () => {
    beforeEach(async () => {
      const task = await only(openTasks());
      college.clock.advance(60_000);
      await completeTask(college.deps, { taskId: task.id, by: college.owner, values: { cause: '早八课' } });
      await college.settle();
    });

    test('is off the list and cannot tell yet whether it worked', async () => {
      expect(await openTasks()).toEqual([]);
      expect(await instance()).toMatchObject({
        outcome: 'cannotTellYet',
        frozen: { ruleVersion: 1, fromPeriod: NOW, toPeriod: '2026-2027-2', indicator: 'attendance-rate' },
      });
      expect((await only(lowOf('A'))).state).toBe('open');
    });

    test('a better value in the next period proves it, and resolves the warning', async () => {
      await college.report('A', '2026-2027-2', 96);
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'effective', state: { status: 'completed' } });
      expect(await only(lowOf('A'))).toMatchObject({ state: 'resolved', endedBy: 'verification' });
      expect(await openTasks()).toEqual([]);
    });

    test('a better value for the very period that raised it proves it too', async () => {
      await college.report('A', NOW, 93);
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'effective' });
      expect(await only(lowOf('A'))).toMatchObject({ state: 'resolved', endedBy: 'verification', value: 80 });
    });

    test('a value that is no better disproves it: the warning stands and a new task asks again', async () => {
      await college.report('A', NOW, 81);
      await college.settle();
      expect(await instance()).toMatchObject({
        outcome: 'notEffective',
        state: { status: 'running' },
        frozen: { acceptedAt: null },
      });
      expect(await only(lowOf('A'))).toMatchObject({ state: 'open', value: 81 });
      expect(await only(openTasks())).toMatchObject({ nodeId: 'plan', visit: 2 });
      expect(await kindsOfEvents()).toContain('verifiedNotEffective');
    });

    test('the same value reported again is new evidence', async () => {
      await college.report('A', NOW, 80);
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'notEffective' });
      expect(await only(openTasks())).toMatchObject({ visit: 2 });
    });

    test('a second measure can still work', async () => {
      await college.report('A', NOW, 81);
      await college.settle();
      const again = await only(openTasks());
      college.clock.advance(60_000);
      await completeTask(college.deps, { taskId: again.id, by: college.owner, values: { cause: '换教室' } });
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'cannotTellYet' });
      await college.report('A', '2026-2027-2', 95);
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'effective' });
      expect((await only(lowOf('A'))).state).toBe('resolved');
      expect((await kindsOfEvents()).filter((kind) => kind.startsWith('verified'))).toEqual([
        'verifiedNotEffective',
        'verifiedEffective',
      ]);
    });

    test('a value that is not known decides nothing', async () => {
      await college.report('A', '2026-2027-2', null);
      await college.settle();
      expect(await instance()).toMatchObject({ outcome: 'cannotTellYet' });
      expect((await only(lowOf('A'))).state).toBe('open');
    });
  });

  test('a better value before the measure is accepted leaves the warning recovering', async () => {
    await college.report('A', '2026-2027-2', 96);
    await college.settle();
    expect((await only(lowOf('A'))).state).toBe('recovering');
    const task = await only(openTasks());
    college.clock.advance(60_000);
    await completeTask(college.deps, { taskId: task.id, by: college.owner, values: { cause: '早八课' } });
    await college.settle();
    expect(await instance()).toMatchObject({ outcome: 'cannotTellYet' });
    expect((await only(lowOf('A'))).state).toBe('recovering');
  });

  test('is dismissed with a reason: tasks are cancelled, the same data warn no more', async () => {
    const warning = await only(lowOf('A'));
    college.clock.advance(60_000);
    await dismissWarning(college.deps, {
      warningId: warning.id,
      by: college.office,
      reason: 'falseAlarm',
      note: '停课',
    });
    expect(await only(lowOf('A'))).toMatchObject({ state: 'resolved', endedBy: 'dismissal' });
    expect(await openTasks()).toEqual([]);
    expect(await instance()).toMatchObject({ state: { status: 'cancelled' } });
    await college.report('A', NOW, 79);
    await college.settle();
    expect(await lowOf('A')).toHaveLength(1);
    await expect(
      dismissWarning(college.deps, { warningId: warning.id, by: college.office, reason: 'other' }),
    ).rejects.toMatchObject({ code: 'warning.resolved' });
  });

  test('is acknowledged once', async () => {
    const warning = await only(lowOf('A'));
    await acknowledgeWarning(college.deps, { warningId: warning.id, by: college.owner });
    await acknowledgeWarning(college.deps, { warningId: warning.id, by: college.office });
    expect(await only(lowOf('A'))).toMatchObject({ acknowledgedBy: college.owner });
    expect((await kindsOfEvents()).filter((kind) => kind === 'acknowledged')).toHaveLength(1);
  });
});

test('a warning without a process ends by recovery', async () => {
  await college.report('A', LAST, 95);
  await college.report('A', NOW, 92);
  await college.settle();
  const falling = (): Promise<Warning[]> =>
    database.store.read.warnings.list({ rule: 'falling-attendance', limit: 9 });
  expect(await only(falling())).toMatchObject({ state: 'open' });
  await college.report('A', '2026-2027-2', 97);
  await college.settle();
  expect(await only(falling())).toMatchObject({
    state: 'resolved',
    endedBy: 'recovery',
    resolvedIn: '2026-2027-2',
  });
});

test('a corrected value withdraws a warning that nobody works on', async () => {
  await college.report('A', LAST, 95);
  await college.report('A', NOW, 92);
  await college.settle();
  await college.report('A', NOW, 98);
  await college.settle();
  const [warning] = await database.store.read.warnings.list({ rule: 'falling-attendance', limit: 9 });
  expect(warning).toMatchObject({ state: 'resolved', endedBy: 'correction' });
});

test('closed periods get verdicts, no warnings', async () => {
  await college.report('A', '2024-2025-2', 50);
  await college.report('A', LAST, 95);
  await college.settle();
  expect(await warnings()).toEqual([]);
  const verdicts = await database.store.read.verdicts.ofRule('low-attendance', [college.classes['A'] ?? 0]);
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['triggered', 'unknown', 'clear']);
});
