import { compileRule, decidingComparisons, periodKey, startProcess, VERDICT_CODES } from '@zhengai/engine';
import type { Store, SubjectId, Task, Warning } from '../../src/ports/index.js';
import { improve, lowShare, type College } from './college.js';

const AT = '2026-10-08T07:00:00.000Z';
const ITEMS = ['teachers', 'skilled-teachers'] as const;

/** Three years of values of both programmes: a share of 70, 65 and 46.2 percent; of 40, 45 and 48. */
export async function recordYears(store: Store, { subjects }: College): Promise<void> {
  const years: readonly [SubjectId, string, number, number][] = [
    [subjects.machinery, '2023-2024', 20, 14],
    [subjects.machinery, '2024-2025', 20, 13],
    [subjects.machinery, '2025-2026', 26, 12],
    [subjects.painting, '2023-2024', 10, 4],
    [subjects.painting, '2024-2025', 20, 9],
    [subjects.painting, '2025-2026', 25, 12],
  ];
  await store.transaction(async (unit) => {
    const ids = await unit.observations.itemIds(ITEMS);
    const importId = await unit.observations.beginImport({
      source: '人事系统',
      file: null,
      sha256: null,
      by: null,
      at: AT,
    });
    const rows = years.flatMap(([subject, period, teachers, skilled]) => [
      { item: ids.get('teachers') ?? 0, subject, period, number: teachers },
      { item: ids.get('skilled-teachers') ?? 0, subject, period, number: skilled },
    ]);
    await unit.observations.append(importId, {
      length: rows.length,
      item: rows.map(({ item }) => item),
      subjectId: rows.map(({ subject }) => subject),
      period: rows.map(({ period }) => periodKey(period)),
      number: rows.map(({ number }) => number),
      knownAt: rows.map(() => Date.parse(AT)),
    });
    await unit.observations.finishImport(importId, {
      rows: rows.length,
      accepted: rows.length,
      rejected: 0,
      at: AT,
    });
    await unit.verdicts.write([
      {
        rule: lowShare.code,
        ruleVersion: 1,
        asOf: AT,
        length: years.length,
        subjectId: Int32Array.from(years, ([subject]) => subject),
        period: Int32Array.from(years, ([, period]) => periodKey(period)),
        verdict: Uint8Array.from(years, ([subject, , teachers, skilled]) =>
          (skilled / teachers) * 100 < (subject === subjects.machinery ? 60 : 50)
            ? VERDICT_CODES.triggered
            : VERDICT_CODES.clear,
        ),
        value: Float64Array.from(
          years,
          ([, , teachers, skilled]) => Math.round((skilled / teachers) * 1000) / 10,
        ),
      },
    ]);
  });
}

export interface Raised {
  readonly machinery: Warning;
  readonly painting: Warning;
  readonly task: Task;
}

/** An open warning of each programme; that of machinery has an improvement under way, with its first task. */
export async function raiseWarnings(store: Store, college: College): Promise<Raised> {
  const { subjects, people } = college;
  const { dictionary } = await store.read.definitions.released();
  const raise = (subjectId: SubjectId, value: number, line: number, since: string) =>
    store.transaction(async (unit) => {
      const { explanation } = compileRule(lowShare, dictionary).evaluate({
        'indicator:skilled-share': { value, period: '2025-2026', source: '人事系统', knownAt: AT },
        'standard:programme-standard#red': { value: line },
      });
      if (decidingComparisons(explanation).length !== 1) throw new Error('the rule did not trigger');
      const warning = await unit.warnings.insert({
        rule: lowShare.code,
        ruleVersion: 1,
        subjectId,
        state: 'open',
        severity: 'red',
        since,
        openedIn: '2025-2026',
        resolvedIn: null,
        endedBy: null,
        value,
        message: { zh: '双师占比预警', en: 'Low share of skilled teachers' },
        explanation,
        attribution: null,
        acknowledgedBy: null,
        openedAt: AT,
        updatedAt: AT,
      });
      await unit.warnings.addEvent({
        warningId: warning.id,
        kind: 'opened',
        at: AT,
        by: null,
        period: '2025-2026',
        data: {},
      });
      return warning;
    });
  const machinery = await raise(subjects.machinery, 46.2, 60, '2025-2026');
  const painting = await raise(subjects.painting, 48, 50, '2023-2024');
  const task = await store.transaction(async (unit) => {
    const instance = await unit.processes.insertInstance({
      process: 'improve',
      processVersion: 1,
      warningId: machinery.id,
      state: startProcess(improve, {}).state,
      seq: 0,
      frozen: {
        rule: lowShare.code,
        ruleVersion: 1,
        indicator: 'skilled-share',
        fromPeriod: '2025-2026',
        toPeriod: '2026-2027',
        acceptedAt: null,
      },
      outcome: null,
      outcomeReason: null,
      startedAt: AT,
    });
    if (instance === undefined) throw new Error('no improvement was started');
    return unit.processes.insertTask({
      instanceId: instance.id,
      warningId: machinery.id,
      nodeId: 'plan',
      visit: 1,
      title: { zh: '填写改进措施', en: 'Describe the measure' },
      assigneeId: people.machines,
      departmentId: subjects.machines,
      dueOn: '2026-10-18',
      values: {},
      createdAt: AT,
    });
  });
  if (task === undefined) throw new Error('no task was given');
  return { machinery, painting, task };
}
