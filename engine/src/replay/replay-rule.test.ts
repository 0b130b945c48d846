import { expect, test } from 'vitest';
import {
  historyOf,
  PASSING,
  passRule,
  readReports,
  TWO_LOW,
  WELL_ABOVE,
} from '../../test/support/replay-history.js';
import type { Process, Rule } from '../model/index.js';
import { replayRule, replaySteps, type Replay, type ReplayInput } from './index.js';

const text = (zh: string, en: string) => ({ zh, en });

const IMPROVE: Process = {
  code: 'improve',
  name: text('整改', 'improve'),
  nodes: [
    { id: 'start', name: text('开始', 'start'), kind: 'startEvent' },
    {
      id: 'act',
      name: text('整改', 'act'),
      kind: 'userTask',
      assignee: 'responsible',
      dueDays: 14,
      form: [],
    },
    {
      id: 'accept',
      name: text('验收', 'accept'),
      kind: 'userTask',
      assignee: 'qualityOffice',
      dueDays: 7,
      form: [],
    },
    { id: 'end', name: text('结束', 'end'), kind: 'endEvent' },
  ],
  flows: [],
};

function replay(lines: string, rest: Partial<ReplayInput> = {}, rule: Rule = passRule()): Replay {
  const input: ReplayInput = {
    dictionary: PASSING,
    rule,
    history: historyOf(readReports(lines)),
    from: '2022-09-01',
    to: '2025-08-31',
    ...rest,
  };
  return replayRule(input);
}

const shown = ({ warnings }: Replay) =>
  warnings.map(
    ({ subject, openedOn, openedIn, resolvedOn, resolvedIn, endedBy }) =>
      `${subject} ${openedOn} ${openedIn}` +
      (resolvedOn === undefined ? '' : ` – ${resolvedOn} ${resolvedIn} ${endedBy}`),
  );

test('a warning opens on the day its data was known, and ends on the day its recovery was', () => {
  const found = replay(`
    A 2022-2023-1 80 2023-02-01
    A 2022-2023-2 55 2023-07-10
    A 2023-2024-1 75 2024-01-20
    B 2022-2023-1 90 2023-02-01`);
  expect(shown(found)).toEqual(['A 2023-07-10 2022-2023-2 – 2024-01-20 2023-2024-1 recovery']);
  expect(found.warnings[0]).toMatchObject({ days: 194, value: 55, since: '2022-2023-2', department: null });
  expect(found).toMatchObject({ before: 0, standing: 0, days: 3, subjectPeriods: 4 });
});

test('a correction takes a warning away, and late data move where it began', () => {
  const found = replay(
    `
    A 2022-2023-1 50 2023-02-01
    A 2022-2023-1 65 2023-02-20
    B 2022-2023-2 50 2023-07-01
    B 2022-2023-1 50 2023-08-01`,
  );
  expect(shown(found)).toEqual([
    'A 2023-02-01 2022-2023-1 – 2023-02-20 2022-2023-1 correction',
    'B 2023-07-01 2022-2023-1',
  ]);
});

test('data of a period that is closed by the time they come open nothing', () => {
  const late = 'A 2022-2023-1 50 2024-07-01';
  expect(shown(replay(late))).toEqual([]);
  expect(shown(replay(late, { openPeriods: ['2022-2023-1'] }))).toEqual(['A 2024-07-01 2022-2023-1']);
});

test('data known before their period begins wait for it', () => {
  expect(shown(replay('A 2023-2024-1 50 2023-06-01'))).toEqual(['A 2023-09-01 2023-2024-1']);
});

test('what was known before the first day has had its effect already', () => {
  const found = replay(
    `
    A 2022-2023-1 50 2023-02-01
    B 2022-2023-1 50 2023-02-01
    B 2022-2023-2 80 2023-07-01
    C 2022-2023-2 50 2023-07-01`,
    { from: '2023-06-01' },
  );
  expect(shown(found)).toEqual(['C 2023-07-01 2022-2023-2']);
  expect(found).toMatchObject({ before: 2, standing: 2 });
  expect(found.periods.slice(0, 2)).toEqual([
    { period: '2022-2023-2', opened: 1, resolved: 1, standing: 2 },
    { period: '2023-2024-1', opened: 0, resolved: 0, standing: 2 },
  ]);
});

test('a rule that looks back, its own recovery and a time to stand are all followed', () => {
  const rule = passRule({
    conditions: TWO_LOW,
    lifeCycle: { opensAfter: 1, clearsAfter: 1, recovery: WELL_ABOVE, keepsOpenFor: 2 },
  });
  const found = replay(
    `
    A 2022-2023-1 55 2023-02-01
    A 2022-2023-2 55 2023-07-01
    A 2023-2024-1 65 2024-02-01
    A 2023-2024-2 75 2024-07-01
    B 2022-2023-1 55 2023-02-01
    B 2022-2023-2 55 2023-07-01
    B 2023-2024-1 75 2024-02-01
    B 2023-2024-2 75 2024-07-01`,
    {},
    rule,
  );
  expect(shown(found)).toEqual([
    'A 2023-07-01 2022-2023-2 – 2024-07-01 2023-2024-2 recovery',
    'B 2023-07-01 2022-2023-2 – 2024-07-01 2023-2024-2 recovery',
  ]);
});

test('subjects with dates are judged as far as the level has data, and say for how long they had none', () => {
  const history = historyOf(
    readReports(`
      A 2022-2023-1 80 2023-02-01
      B 2022-2023-1 80 2023-02-01
      B 2022-2023-2 80 2023-07-01
      B 2023-2024-1 80 2024-02-01`),
    { undated: new Uint8Array(2) },
  );
  const lifeCycle = { opensAfter: 1, clearsAfter: 1, noData: { after: 2, tell: 'dataOwner' as const } };
  const found = replay('A 2022-2023-1 80 2023-02-01', { history }, passRule({ lifeCycle }));
  expect(found.silences).toEqual([{ subject: 'A', since: '2022-2023-2', periods: 2, tell: 'dataOwner' }]);
  expect(found.subjectPeriods).toBe(6);
});

test('the work is counted in working days of the calendar, for each department and for the quality office', () => {
  const reports = readReports(`
    A 2022-2023-1 50 2023-02-01
    B 2022-2023-1 50 2023-02-01
    C 2022-2023-1 50 2023-02-01`);
  const found = replay('', {
    history: historyOf(reports),
    process: IMPROVE,
    departments: ['college-1', 'college-1', null],
  });
  expect(found.work).toEqual([
    { department: 'college-1', qualityOffice: false, warnings: 2, tasks: 2, workingDays: 20, mostAtOnce: 2 },
    { department: null, qualityOffice: true, warnings: 3, tasks: 3, workingDays: 15, mostAtOnce: 3 },
    { department: null, qualityOffice: false, warnings: 1, tasks: 1, workingDays: 10, mostAtOnce: 1 },
  ]);
});

test('a rule that cannot be compiled is refused', () => {
  const broken = passRule({ conditions: { all: [{ fact: 'x', operator: 'isPrime', value: 1 }] } });
  expect(() => replay('A 2022-2023-1 80 2023-02-01', {}, broken)).toThrow(
    expect.objectContaining({ name: 'ModelError' }),
  );
});

test('a replay can be driven day by day', () => {
  const history = historyOf(readReports('A 2022-2023-1 50 2023-02-01'));
  const input = { dictionary: PASSING, rule: passRule(), history, from: '2022-09-01', to: '2023-08-31' };
  const steps = [...replaySteps(input)];
  // the day of the report, and those on which a semester begins
  expect(steps.map(({ done }) => done)).toEqual([1, 2, 3]);
  expect(steps.every(({ total }) => total === 3)).toBe(true);
});
