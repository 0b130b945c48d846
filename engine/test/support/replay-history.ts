import type { Dictionary, Rule } from '../../src/model/index.js';
import type { GridHistory, ItemHistory } from '../../src/replay/index.js';

const text = (zh: string, en: string) => ({ zh, en });

/** One item of programmes by semester, and an indicator that is the item. */
export const PASSING: Dictionary = {
  levels: [{ code: 'programme', name: text('专业', 'Programme'), order: 1 }],
  attributes: [],
  severities: [
    { code: 'yellow', name: text('黄色', 'Yellow'), rank: 1, colour: 'yellow' },
    { code: 'red', name: text('红色', 'Red'), rank: 2, colour: 'red' },
  ],
  items: [
    {
      code: 'passed',
      name: text('及格率', 'pass rate'),
      level: 'programme',
      valueType: 'number',
      periodKind: 'semester',
      kind: 'flow',
    },
  ],
  indicators: [
    {
      code: 'pass-rate',
      name: text('课程及格率', 'course pass rate'),
      level: 'programme',
      periodKind: 'semester',
      direction: 'higher',
      decimals: 0,
      bases: [{ code: 'own', name: text('校内', 'own'), formula: '及格率' }],
    },
  ],
  standards: [],
  rules: [],
};

const rate = (operator: string, value: number, offset = 0) => ({
  fact: 'indicator',
  params: { code: 'pass-rate', ...(offset === 0 ? {} : { offset }) },
  operator,
  value,
});

export function passRule(rest: Partial<Rule> = {}, below = 60): Rule {
  return {
    code: 'low-pass-rate',
    name: text('及格率过低', 'pass rate too low'),
    level: 'programme',
    periodKind: 'semester',
    indicator: 'pass-rate',
    conditions: { all: [rate('lessThan', below)] },
    event: { type: 'yellow' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
    ...rest,
  };
}

/** Low in two semesters in a row. */
export const TWO_LOW = { all: [rate('lessThan', 60), rate('lessThan', 60, -1)] };
export const WELL_ABOVE = { all: [rate('greaterThanInclusive', 70)] };

export const SEMESTERS = [
  '2022-2023-1',
  '2022-2023-2',
  '2023-2024-1',
  '2023-2024-2',
  '2024-2025-1',
  '2024-2025-2',
];

/** What one programme reported of one semester, and on which day it was known. */
export interface Report {
  readonly subject: string;
  readonly period: string;
  readonly value: number | null;
  readonly day: string;
}

/** `A 2022-2023-1 55 2023-02-01`, a line for each report; `-` for a value that was taken back. */
export function readReports(lines: string): Report[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [subject = '', period = '', value = '', day = ''] = line.trim().split(/ +/u);
      return { subject, period, value: value === '-' ? null : Number(value), day };
    });
}

export function historyOf(reports: readonly Report[], rest: Partial<GridHistory> = {}): GridHistory {
  const subjects = [...new Set(reports.map(({ subject }) => subject))].sort();
  const items: ItemHistory[] = [
    {
      item: 'passed',
      subject: Int32Array.from(reports, ({ subject }) => subjects.indexOf(subject)),
      period: Int32Array.from(reports, ({ period }) => SEMESTERS.indexOf(period)),
      values: { kind: 'number', values: Float64Array.from(reports, ({ value }) => value ?? NaN) },
      // noon in Beijing
      knownAt: Float64Array.from(reports, ({ day }) => Date.parse(`${day}T04:00:00Z`)),
    },
  ];
  return {
    level: 'programme',
    periodKind: 'semester',
    subjects,
    periods: SEMESTERS,
    valid: new Uint8Array(subjects.length * SEMESTERS.length).fill(1),
    undated: new Uint8Array(subjects.length).fill(1),
    attributes: {},
    items,
    ...rest,
  };
}
