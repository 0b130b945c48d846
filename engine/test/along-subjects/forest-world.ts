import fc from 'fast-check';
import {
  columnOf,
  EMPTY_DICTIONARY,
  evaluateGrid,
  planEvaluation,
  type DataSet,
  type Dictionary,
  type FactValue,
  type Grid,
  type Indicator,
  type Rule,
  type SubjectEdge,
  type SubjectRecord,
} from '../../src/index.js';

const both = (text: string) => ({ zh: text, en: text });
export const PERIODS = ['2021', '2022', '2023'];
const item = (code: string, level: string) => ({
  code,
  name: both(code),
  level,
  valueType: 'number' as const,
  periodKind: 'calendarYear' as const,
  kind: 'flow' as const,
});
export const indicator = (level: string, direction: Indicator['direction'], formula: string): Indicator => ({
  code: `${level}-value`,
  name: both(`${level}-value`),
  level,
  periodKind: 'calendarYear',
  direction,
  decimals: 2,
  bases: [{ code: 'own', name: both('own'), formula }],
});
const awards: DataSet = {
  code: 'awards',
  name: both('awards'),
  level: 'department',
  fields: [
    { code: 'tier', name: both('tier'), valueType: 'text', tiers: ['national', 'provincial', 'municipal'] },
    { code: 'project', name: both('project'), valueType: 'text' },
  ],
  weightTables: [
    {
      code: 'points',
      name: both('points'),
      field: 'tier',
      weights: { national: 6, provincial: 2, municipal: 1 },
    },
  ],
};

/** The formula under test belongs to departments; `student-value` lies below. */
export function dictionaryFor(formula: string, direction: Indicator['direction'] = 'higher'): Dictionary {
  const target = { ...indicator('department', 'higher', formula), code: 'target', name: both('target') };
  const rule: Rule = {
    code: 'rule',
    name: both('rule'),
    level: 'department',
    periodKind: 'calendarYear',
    indicator: 'target',
    conditions: {
      all: [{ fact: 'indicator', params: { code: 'target' }, operator: 'greaterThan', value: 3 }],
    },
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
  return {
    ...EMPTY_DICTIONARY,
    levels: ['college', 'department', 'class', 'student'].map((code, order) => ({
      code,
      name: both(code),
      order,
    })),
    hierarchies: [
      { code: 'admin', name: both('admin'), levels: ['college', 'department', 'class', 'student'] },
      { code: 'club', name: both('club'), levels: ['department', 'student'] },
    ],
    attributes: [
      { code: 'sex', name: both('sex'), level: 'student', valueType: 'text' },
      { code: 'campus', name: both('campus'), level: 'department', valueType: 'text' },
      { code: 'kind', name: both('kind'), level: 'college', valueType: 'text' },
    ],
    items: [
      item('credits', 'student'),
      item('exams', 'student'),
      item('staff', 'department'),
      item('budget', 'college'),
    ],
    indicators: [
      target,
      indicator('student', 'higher', 'credits / exams'),
      indicator('department', direction, 'staff * 2'),
    ],
    dataSets: [awards],
    rules: [rule],
  };
}

export interface World {
  readonly valid: readonly boolean[];
  readonly credits: readonly (number | null)[];
  readonly exams: readonly (number | null)[];
  readonly sex: readonly (string | null)[];
  readonly staff: readonly (number | null)[];
  readonly campus: readonly (string | null)[];
  readonly budget: readonly (number | null)[];
  readonly edges: readonly SubjectEdge[];
  readonly records: readonly SubjectRecord[];
}

export const STUDENTS = ['s0', 's1', 's2', 's3', 's4', 's5', 's6'];
export const DEPARTMENTS = ['d0', 'd1', 'd2'];
export const COLLEGES = ['c0', 'c1'];
const CLASSES = ['k0', 'k1', 'k2'];
export const WIDTH = PERIODS.length;

const cells = <T>(rows: readonly string[], value: fc.Arbitrary<T>) =>
  fc.array(value, { minLength: rows.length * WIDTH, maxLength: rows.length * WIDTH });
const number = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 9 });
const dates = fc.constantFrom(
  {},
  {},
  { validFrom: '2022-06-01' },
  { validTo: '2022-12-30' },
  { validFrom: '2021-12-31', validTo: '2022-12-31' },
  { validFrom: null, validTo: null },
);
const edge = (
  hierarchy: string,
  child: string,
  children: readonly string[],
  parent: string,
  parents: readonly string[],
) =>
  fc
    .record({ child: fc.constantFrom(...children), parent: fc.constantFrom(...parents), dates })
    .map((made): SubjectEdge => ({
      hierarchy,
      child: { level: child, code: made.child },
      parent: { level: parent, code: made.parent },
      ...made.dates,
    }));
/** Inside a hierarchy an edge replaces the one of the same child and beginning. */
const forest = (edges: fc.Arbitrary<SubjectEdge>, maxLength: number) =>
  fc.uniqueArray(edges, {
    maxLength,
    selector: ({ hierarchy, child, validFrom }) =>
      `${hierarchy} ${child.level} ${child.code} ${validFrom ?? ''}`,
  });

export const world: fc.Arbitrary<World> = fc.record({
  valid: fc
    .array(fc.integer({ min: 0, max: STUDENTS.length * WIDTH - 1 }), { maxLength: 5 })
    .map((off) => Array.from({ length: STUDENTS.length * WIDTH }, (_, at) => !off.includes(at))),
  credits: cells(STUDENTS, number),
  exams: cells(STUDENTS, number),
  sex: cells(STUDENTS, fc.constantFrom('m', 'f', 'f', null)),
  staff: cells(DEPARTMENTS, number),
  campus: cells(DEPARTMENTS, fc.constantFrom('east', 'west', null)),
  budget: cells(COLLEGES, number),
  edges: forest(
    fc.oneof(
      edge('admin', 'student', STUDENTS, 'department', DEPARTMENTS),
      edge('admin', 'student', STUDENTS, 'class', CLASSES),
      edge('admin', 'class', CLASSES, 'department', DEPARTMENTS),
      edge('admin', 'department', DEPARTMENTS, 'college', COLLEGES),
      edge('club', 'student', STUDENTS, 'department', DEPARTMENTS),
    ),
    24,
  ),
  records: fc.array(
    fc.record({
      subject: fc.constantFrom(...DEPARTMENTS),
      occurredAt: fc.constantFrom('2021-01-01', '2022-12-31T23:00:00Z', '2023-05-05', '2020-01-01'),
      fields: fc.record({
        tier: fc.constantFrom<FactValue>('national', 'provincial', 'municipal', 'municipal', null),
        project: fc.constantFrom<FactValue>('p', 'q', 'r', 'q', null),
      }),
    }),
    { maxLength: 12 },
  ),
});

export function gridOf(
  level: string,
  subjects: readonly string[],
  columns: Pick<Grid, 'items' | 'attributes'>,
  valid?: readonly boolean[],
): Grid {
  const all = Uint8Array.from(subjects.flatMap(() => PERIODS.map(() => 1)));
  return {
    level,
    periodKind: 'calendarYear',
    subjects,
    periods: PERIODS,
    valid: valid ? Uint8Array.from(valid, Number) : all,
    ...columns,
  };
}

export function evaluate(formula: string, w: World, direction?: Indicator['direction']) {
  const plan = planEvaluation(dictionaryFor(formula, direction));
  const departments = gridOf('department', DEPARTMENTS, {
    items: { staff: columnOf('number', w.staff) },
    attributes: { campus: columnOf('text', w.campus) },
  });
  const students = gridOf(
    'student',
    STUDENTS,
    {
      items: { credits: columnOf('number', w.credits), exams: columnOf('number', w.exams) },
      attributes: { sex: columnOf('text', w.sex) },
    },
    w.valid,
  );
  const colleges = gridOf('college', COLLEGES, {
    items: { budget: columnOf('number', w.budget) },
    attributes: {},
  });
  return evaluateGrid(plan, departments, {
    grids: [students, colleges],
    edges: w.edges,
    records: { awards: w.records },
  });
}
