import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Notice } from '../../src/ports/index.js';
import {
  actOnWarning,
  actOnWarnings,
  dismissWarning,
  endSilence,
  silenceWarnings,
} from '../../src/services/index.js';
import { withTestDatabase, type TestDatabase } from '../support/index.js';
import { handledCollege, type HandledCollege, type RuleChanges } from './handled-college.js';
import { NOW } from './tiny-college.js';

const DAY_MS = 86_400_000;
const QUIET: RuleChanges = { 'falling-attendance': { inhibitedBy: [] } };

let database: TestDatabase;
let college: HandledCollege;
const open = async (changes: RuleChanges = QUIET): Promise<void> => {
  college = await handledCollege(database.store, ['A', 'B'], changes);
};
beforeEach(async () => {
  database = await withTestDatabase();
});
afterEach(() => database.close());

const low = async (index = 0) => (await college.warningsOf('low-attendance'))[index];
/** Those about warnings. */
const notices = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ kind: Notice['kind'] }>(
    "select kind from notice where kind not like 'task%' order by id",
  );
  return rows.map(({ kind }) => kind);
};
const tasks = async () => database.store.read.processes.listTasks({ limit: 100 });
/** Both classes have a low attendance. */
const alarm = async (): Promise<void> => {
  await college.report('A', NOW, 80);
  await college.report('B', NOW, 70);
  await college.settle();
};

describe('a warning that stands', () => {
  beforeEach(async () => {
    await open();
    await alarm();
  });

  test('is told once to those responsible, and lies with the others in one matter of their department', async () => {
    expect(await notices()).toEqual(['warningOpened', 'warningOpened']);
    const warnings = await college.warningsOf('low-attendance');
    expect(new Set(warnings.map(({ matterId }) => matterId)).size).toBe(1);
    const [matter] = await database.store.read.matters.list({ rule: 'low-attendance' }, 10);
    expect(matter).toMatchObject({ departmentId: college.department, rows: 2, open: 2, acknowledged: 0 });
    await college.report('A', NOW, 81);
    await college.settle();
    expect(await notices()).toEqual(['warningOpened', 'warningOpened']);
  });

  test('is assigned, commented and acknowledged, each step with who, when, why and the versions', async () => {
    const [warning] = await college.warningsOf('low-attendance');
    const warningId = warning?.id ?? 0;
    const act = (deed: Parameters<typeof actOnWarning>[1]['deed']) =>
      actOnWarning(college.deps, { warningId, by: college.office, deed });
    expect(await act({ kind: 'assign', to: college.owner })).toMatchObject({ assignedTo: college.owner });
    await act({ kind: 'comment', text: '请尽快核对', mentions: [college.owner] });
    await act({ kind: 'acknowledge' });
    await college.settle();
    const events = (await database.store.read.warnings.events(warningId)).slice(-3);
    expect(events).toMatchObject([
      { kind: 'assigned', by: college.office, ruleVersion: 1, period: NOW, data: { to: college.owner } },
      { kind: 'commented', data: { text: '请尽快核对' } },
      { kind: 'acknowledged', releaseId: expect.any(Number) as number },
    ]);
    expect(await notices()).toEqual(['warningOpened', 'warningOpened', 'warningAssigned', 'comment']);
    await expect(act({ kind: 'assign', to: 9999 })).rejects.toMatchObject({ code: 'person.unknown' });
  });

  test('is handled together with others; what cannot be done for one keeps nothing from the rest', async () => {
    const [first, second] = await college.warningsOf('low-attendance');
    await dismissWarning(college.deps, { warningId: first?.id ?? 0, by: college.office, reason: 'other' });
    const results = await actOnWarnings(college.deps, {
      ids: [first?.id ?? 0, second?.id ?? 0, 9999],
      by: college.office,
      deed: { kind: 'dismiss', reason: 'dataError', note: '系统重复导入' },
    });
    expect(results.map(({ failure }) => failure?.code ?? 'done')).toEqual([
      'warning.resolved',
      'done',
      'warning.notFound',
    ]);
    expect((await low(1))?.state).toBe('resolved');
  });

  test('a correction overturns it, which is said and listed; another one reinstates it', async () => {
    await college.report('A', NOW, 97);
    await college.settle();
    const overturned = await database.store.read.warnings.list({ overturned: true, limit: 9 });
    expect(overturned.map(({ subjectId }) => subjectId)).toEqual([college.classes['A']]);
    expect((await notices()).slice(2)).toContain('warningOverturned');
    await college.report('A', NOW, 60);
    await college.settle();
    expect(await college.historyOf(await low())).toEqual(
      expect.arrayContaining(['overturned', 'reinstated']) as string[],
    );
    expect(await database.store.read.warnings.list({ overturned: true, limit: 9 })).toEqual([]);
  });
});

describe('a silence', () => {
  const silence = (days: number, untilDataChanges: boolean, subjectId: number | null = null) =>
    silenceWarnings(college.deps, {
      by: college.office,
      rule: subjectId === null ? 'low-attendance' : null,
      subjectId,
      withBelow: subjectId !== null,
      reason: '系统切换',
      days,
      untilDataChanges,
    });
  beforeEach(() => open());

  test('keeps warnings that open meanwhile from everybody until somebody ends it', async () => {
    const { id } = await silence(30, false);
    await alarm();
    expect([await notices(), await tasks()]).toEqual([[], []]);
    const muted = { is: true, at: college.clock.now() };
    expect(await database.store.read.warnings.list({ muted, limit: 9 })).toHaveLength(2);
    await endSilence(college.deps, { id, by: college.office });
    await college.settle();
    expect(await notices()).toEqual(['warningOpened', 'warningOpened']);
    expect(await tasks()).toHaveLength(2);
  });

  test('of a department covers what stands below it', async () => {
    await silence(30, false, college.department);
    await alarm();
    const [warning] = await college.warningsOf('low-attendance');
    const over = await database.store.read.silences.over([warning?.id ?? 0], college.clock.now());
    expect(over.get(warning?.id ?? 0)).toMatchObject({ reason: '系统切换', withBelow: true });
  });

  test('until the data changes ends for the class whose verdicts are others, at the latest after its days', async () => {
    await alarm();
    await silence(10, true);
    const muted = async (is: boolean) =>
      (await database.store.read.warnings.list({ muted: { is, at: college.clock.now() }, limit: 9 })).map(
        ({ subjectId }) => subjectId,
      );
    expect(await muted(true)).toHaveLength(2);
    await college.report('A', NOW, 82);
    await college.settle();
    expect(await muted(false)).toEqual([college.classes['A']]);
    college.clock.advance(11 * DAY_MS);
    expect(await muted(true)).toEqual([]);
  });

  test('has an end, and speaks of something', async () => {
    await expect(silence(400, false)).rejects.toMatchObject({ code: 'silence.tooLong' });
    const all = { rule: null, subjectId: null, withBelow: false, days: 1, untilDataChanges: false };
    await expect(
      silenceWarnings(college.deps, { ...all, by: college.office, reason: '-' }),
    ).rejects.toMatchObject({ code: 'silence.tooWide' });
  });
});

describe('a warning that another rule inhibits', () => {
  beforeEach(() =>
    open({
      'low-attendance': { inhibitedBy: [{ rule: 'many-complaints', hierarchy: 'administrative' }] },
    }),
  );

  test('is muted while the cause stands above it, says by what, and is told when the cause ends', async () => {
    await college.complain(NOW, 9);
    await college.settle();
    await alarm();
    const [cause] = await college.warningsOf('many-complaints');
    expect(await low()).toMatchObject({ state: 'open', mutedBy: cause?.id, toldAt: null });
    expect(await notices()).toEqual(['warningOpened']);
    await college.complain(NOW, 1);
    await college.settle();
    expect(await low()).toMatchObject({ state: 'open', mutedBy: null });
    expect((await notices()).filter((kind) => kind === 'warningOpened')).toHaveLength(3);
    expect(await tasks()).toHaveLength(2);
    expect(await college.historyOf(await low())).toEqual([
      'opened',
      'muted',
      'unmuted',
      'improvementStarted',
    ]);
  });

  test('is muted too when the cause comes later', async () => {
    await alarm();
    expect((await low())?.mutedBy).toBeNull();
    await college.complain(NOW, 9);
    await college.settle();
    const [cause] = await college.warningsOf('many-complaints');
    expect([(await low())?.mutedBy, (await low(1))?.mutedBy]).toEqual([cause?.id, cause?.id]);
  });
});

describe('a rule that asks for confirmation', () => {
  beforeEach(async () => {
    await open({ 'low-attendance': { confirmation: true } });
    await alarm();
  });
  const answer = (warningId: number, to: 'confirmed' | 'falseAlarm' | 'appeal' | 'exemption') =>
    actOnWarning(college.deps, {
      warningId,
      by: college.office,
      deed: { kind: 'answer', answer: to, note: '已核对' },
    });

  test('tells nobody outside the quality office before it confirmed', async () => {
    expect(await notices()).toEqual(['warningToConfirm', 'warningToConfirm']);
    expect(await tasks()).toEqual([]);
    const seenBy = { subjectIds: Object.values(college.classes), personId: college.owner };
    expect(await database.store.read.warnings.list({ seenBy, limit: 9 })).toEqual([]);
    const warning = await low();
    await answer(warning?.id ?? 0, 'confirmed');
    await college.settle();
    expect((await notices()).slice(2)).toEqual(['warningOpened']);
    expect(await tasks()).toHaveLength(1);
    expect(await database.store.read.warnings.list({ seenBy, limit: 9 })).toHaveLength(1);
    await expect(answer(warning?.id ?? 0, 'confirmed')).rejects.toMatchObject({ code: 'warning.notAsked' });
  });

  test('nobody outside is given it, or mentioned in it, before', async () => {
    const warning = await low();
    const act = (deed: Parameters<typeof actOnWarning>[1]['deed']) =>
      actOnWarning(college.deps, { warningId: warning?.id ?? 0, by: college.office, deed });
    const refused = { code: 'warning.withheld' };
    await expect(act({ kind: 'assign', to: college.owner })).rejects.toMatchObject(refused);
    const comment = { kind: 'comment', text: '请看', mentions: [college.owner] } as const;
    await expect(act(comment)).rejects.toMatchObject(refused);
    expect(await act({ kind: 'assign', to: college.office })).toMatchObject({ assignedTo: college.office });
    await answer(warning?.id ?? 0, 'confirmed');
    expect(await act({ kind: 'assign', to: college.owner })).toMatchObject({ assignedTo: college.owner });
  });

  test('a false alarm ends without a word; an appeal waits', async () => {
    const [first, second] = await college.warningsOf('low-attendance');
    await answer(first?.id ?? 0, 'falseAlarm');
    expect(await answer(second?.id ?? 0, 'appeal')).toMatchObject({ state: 'open', withheld: true });
    await college.settle();
    expect(await low()).toMatchObject({ state: 'resolved', endedBy: 'rejection', withheld: true });
    expect(await notices()).toEqual(['warningToConfirm', 'warningToConfirm']);
    expect(await answer(second?.id ?? 0, 'confirmed')).toMatchObject({ withheld: false });
  });
});
