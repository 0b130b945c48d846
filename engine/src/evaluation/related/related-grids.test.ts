import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf, type Facts } from '../../column/index.js';
import {
  EMPTY_DICTIONARY,
  type DataSet,
  type Dictionary,
  type FactValue,
  type Indicator,
  type Rule,
} from '../../model/index.js';
import { roundHalfUp } from '../../rounding/index.js';
import {
  createFactDeriver,
  evaluateGrid,
  planEvaluation,
  type Grid,
  type SubjectEdge,
  type SubjectRecord,
} from '../index.js';

const both = (text: string) => ({ zh: text, en: text });
const PERIODS = ['2021', '2022', '2023'];
const item = (code: string, level: string) => ({
  code,
  name: both(code),
  level,
  valueType: 'number' as const,
  periodKind: 'calendarYear' as const,
  kind: 'flow' as const,
});
const indicator = (level: string, direction: Indicator['direction'], formula: string): Indicator => ({
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
function dictionaryFor(formula: string, direction: Indicator['direction'] = 'higher'): Dictionary {
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

interface World {
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

const STUDENTS = ['s0', 's1', 's2', 's3', 's4', 's5', 's6'];
const DEPARTMENTS = ['d0', 'd1', 'd2'];
const COLLEGES = ['c0', 'c1'];
const CLASSES = ['k0', 'k1', 'k2'];
const WIDTH = PERIODS.length;

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

const world: fc.Arbitrary<World> = fc.record({
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

function gridOf(
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

function evaluate(formula: string, w: World, direction?: Indicator['direction']) {
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

// the reference: one cell at a time, by the words of the documentation

const LAST_DAYS = PERIODS.map((period) => `${period}-12-31`);

function parentsOn(
  w: World,
  hierarchy: string,
  level: string,
  code: string,
  period: number,
): SubjectEdge | undefined {
  const day = LAST_DAYS[period] as string;
  return w.edges
    .filter((one) => one.hierarchy === hierarchy && one.child.level === level && one.child.code === code)
    .filter(({ validFrom, validTo }) => (validFrom ?? '0') <= day && day <= (validTo ?? '9'))
    .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    .at(-1);
}

function ancestor(
  w: World,
  hierarchy: string,
  from: string,
  code: string,
  to: string,
  period: number,
): string | undefined {
  const up = parentsOn(w, hierarchy, from, code, period);
  if (!up) return undefined;
  return up.parent.level === to
    ? up.parent.code
    : ancestor(w, hierarchy, up.parent.level, up.parent.code, to, period);
}

function studentsOf(w: World, department: string, period: number, hierarchy = 'admin'): number[] {
  return STUDENTS.flatMap((code, row) => {
    const cell = row * WIDTH + period;
    return w.valid[cell] && ancestor(w, hierarchy, 'student', code, 'department', period) === department
      ? [cell]
      : [];
  });
}

type Reference = (w: World, department: number, period: number) => number | null;

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const strict =
  (make: (values: number[]) => number | null): Reference =>
  (w, d, p) => {
    const values = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => w.credits[cell] as number | null);
    const all = known(values);
    return all.length < values.length || all.length === 0 ? null : make(all);
  };
const fewCredits = (w: World, cell: number) => {
  const credits = w.credits[cell] as number | null;
  return credits === null ? null : credits < 3;
};
const peersOf = (w: World, p: number, d?: number) =>
  DEPARTMENTS.flatMap((_, row) => {
    const same = d === undefined || w.campus[row * WIDTH + p] === w.campus[d * WIDTH + p];
    const staff = w.staff[row * WIDTH + p] ?? null;
    return same && staff !== null ? [staff] : [];
  });
const awardsOf = (w: World, d: number, p: number) =>
  w.records.filter(
    ({ subject, occurredAt }) => subject === DEPARTMENTS[d] && occurredAt.startsWith(PERIODS[p] as string),
  );
const POINTS: Readonly<Record<string, number>> = { national: 6, provincial: 2, municipal: 1 };

const CASES: Readonly<Record<string, Reference>> = {
  'sum(children(student, admin).credits)': strict(sum),
  'mean(children(student, admin).credits)': strict((values) => sum(values) / values.length),
  'min(children(student, admin).credits)': strict((values) => sorted(values)[0] as number),
  'max(children(student, admin).credits)': strict((values) => sorted(values).at(-1) as number),
  'median(children(student, admin).credits)': strict((values) => {
    const s = sorted(values);
    return ((s[Math.floor((s.length - 1) / 2)] as number) + (s[Math.ceil((s.length - 1) / 2)] as number)) / 2;
  }),
  'stddev(children(student, admin).credits)': strict((values) => {
    const mean = sum(values) / values.length;
    return values.length < 2 ? null : Math.sqrt(sum(values.map((v) => (v - mean) ** 2)) / (values.length - 1));
  }),
  'count(children(student, admin))': (w, d, p) => studentsOf(w, DEPARTMENTS[d] as string, p).length,
  'count(children(student, club))': (w, d, p) => studentsOf(w, DEPARTMENTS[d] as string, p, 'club').length,
  'count(children(student, admin)[credits < 3])': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell));
    return truths.includes(null) ? null : truths.filter(Boolean).length;
  },
  'count(known(children(student, admin)[credits < 3]))': (w, d, p) =>
    studentsOf(w, DEPARTMENTS[d] as string, p).filter((cell) => fewCredits(w, cell) === true).length,
  'count(known(children(student, admin).credits))': (w, d, p) =>
    known(studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => w.credits[cell] as number | null)).length,
  'share(children(student, admin)[credits < 3])': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell));
    return truths.includes(null) || truths.length === 0 ? null : truths.filter(Boolean).length / truths.length;
  },
  'share(known(children(student, admin)[credits < 3]))': (w, d, p) => {
    const truths = studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => fewCredits(w, cell)).filter((t) => t !== null);
    return truths.length === 0 ? null : truths.filter(Boolean).length / truths.length;
  },
  'sum(known(children(student, admin)[sex = "f"].credits))': (w, d, p) => {
    const values = known(
      studentsOf(w, DEPARTMENTS[d] as string, p).filter((cell) => w.sex[cell] === 'f').map((cell) => w.credits[cell] as number | null),
    );
    return values.length === 0 ? null : sum(values);
  },
  'sum(children(student, admin).credits) / sum(children(student, admin).exams)': (w, d, p) => {
    const of = studentsOf(w, DEPARTMENTS[d] as string, p);
    const [a, b] = [of.map((cell) => w.credits[cell] as number | null), of.map((cell) => w.exams[cell] as number | null)];
    if (of.length === 0 || a.includes(null) || b.includes(null)) return null;
    return sum(known(b)) === 0 ? null : sum(known(a)) / sum(known(b));
  },
  'mean(known(children(student, admin).student-value))': (w, d, p) => {
    const values = known(
      studentsOf(w, DEPARTMENTS[d] as string, p).map((cell) => {
        const [a, b] = [w.credits[cell] as number | null, w.exams[cell] as number | null];
        return a === null || b === null || b === 0 ? null : a / b;
      }),
    );
    return values.length === 0 ? null : sum(values) / values.length;
  },
  'previous(count(children(student, admin)))': (w, d, p) =>
    p === 0 ? null : studentsOf(w, DEPARTMENTS[d] as string, p - 1).length,
  'parent(budget)': (w, d, p) => {
    const above = ancestor(w, 'admin', 'department', DEPARTMENTS[d] as string, 'college', p);
    return above === undefined ? null : (w.budget[COLLEGES.indexOf(above) * WIDTH + p] as number | null);
  },
  'peers(staff).mean': (w, _, p) => (peersOf(w, p).length === 0 ? null : sum(peersOf(w, p)) / peersOf(w, p).length),
  'peers(staff, campus).count': (w, d, p) =>
    (w.campus[d * WIDTH + p] ?? null) === null ? null : peersOf(w, p, d).length,
  'peers(staff).rank': (w, d, p) => {
    const own = w.staff[d * WIDTH + p] ?? null;
    return own === null ? null : 1 + peersOf(w, p).filter((other) => other > own).length;
  },
  'peers(staff, campus).best': (w, d, p) =>
    (w.campus[d * WIDTH + p] ?? null) === null ? null : (sorted(peersOf(w, p, d)).at(-1) ?? null),
  'count(records(awards))': (w, d, p) => awardsOf(w, d, p).length,
  'count(records(awards)[tier = "national"])': (w, d, p) => {
    const tiers = awardsOf(w, d, p).map(({ fields }) => fields['tier']);
    return tiers.includes(null) ? null : tiers.filter((tier) => tier === 'national').length;
  },
  'weighted(known(records(awards)), points)': (w, d, p) =>
    sum(awardsOf(w, d, p).map(({ fields }) => POINTS[String(fields['tier'])] ?? 0)),
  'weighted(highestOnce(records(awards), project, tier), points)': (w, d, p) => {
    const all = awardsOf(w, d, p).map(({ fields }) => fields);
    if (all.some(({ tier, project }) => tier === null || project === null)) return null;
    const best = new Map<FactValue, number>();
    for (const { tier, project } of all) {
      best.set(project as FactValue, Math.max(best.get(project as FactValue) ?? 0, POINTS[String(tier)] ?? 0));
    }
    return sum([...best.values()]);
  },
}; // prettier-ignore

const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 0) || 25;

describe('over random forests a formula along subjects equals the one-by-one reference', () => {
  test.each(Object.entries(CASES))('%s', (formula, reference) => {
    fc.assert(
      fc.property(world, (w) => {
        const result = evaluate(formula, w);
        const values = result.indicator('target');
        expect(result.warnings).toEqual([]);
        DEPARTMENTS.forEach((_, d) => {
          PERIODS.forEach((_period, p) => {
            const value = values[d * WIDTH + p] as number;
            const wanted = reference(w, d, p);
            if (wanted === null) expect([d, p, value]).toEqual([d, p, NaN]);
            else expect(value).toBeCloseTo(wanted, 9);
          });
        });
      }),
      { seed: 1999, numRuns: RUNS },
    );
  });
});

const QUIET: World = {
  valid: STUDENTS.flatMap(() => PERIODS.map(() => true)),
  credits: STUDENTS.flatMap((_, at) => PERIODS.map(() => (at === 0 ? null : at))),
  exams: STUDENTS.flatMap(() => PERIODS.map(() => 1)),
  sex: STUDENTS.flatMap(() => PERIODS.map(() => 'f')),
  staff: [1, 1, 1, 2, 2, 2, 4, 4, 4],
  campus: DEPARTMENTS.flatMap(() => PERIODS.map(() => 'east')),
  budget: COLLEGES.flatMap(() => PERIODS.map(() => 1)),
  edges: STUDENTS.map((code) => ({
    hierarchy: 'admin',
    child: { level: 'student', code },
    parent: { level: 'department', code: 'd0' },
  })),
  records: [],
};

test('the best of an indicator follows its direction, and rank and percentile with it', () => {
  const first = (formula: string, direction: Indicator['direction']) =>
    evaluate(formula, QUIET, direction).indicator('target')[0];
  expect(first('peers(department-value).best', 'lower')).toBe(2);
  expect(first('peers(department-value).best', 'higher')).toBe(8);
  expect(first('peers(department-value).worst', 'lower')).toBe(8);
  expect(first('peers(department-value).rank', 'lower')).toBe(1);
  expect(first('peers(department-value).rank', 'higher')).toBe(3);
  expect(first('peers(department-value).percentile', 'higher')).toBe(0);
  expect(first('peers(department-value).upperQuartile', 'higher')).toBe(6);
});

test('an explanation says how many are missing, and what follows', () => {
  const strictly = evaluate('sum(children(student, admin).credits)', QUIET).explain('rule', 0);
  expect(strictly.verdict).toBe('unknown');
  expect(strictly.warnings.map(({ code, message }) => [code, message.zh])).toContainEqual([
    'subjects.missing',
    '7 个student中有 1 个缺“credits”，结果因此未知',
  ]);
  const leniently = evaluate('sum(known(children(student, admin).credits))', QUIET).explain('rule', 0);
  expect(leniently.verdict).toBe('triggered');
  expect(leniently.warnings.map(({ message }) => message.zh)).toContain(
    '7 个student中有 1 个缺“credits”，未计入',
  );
});

test('without what stands around it nothing is known, not even that there is nobody', () => {
  const plan = planEvaluation(dictionaryFor('count(children(student, admin))'));
  const grid = gridOf('department', DEPARTMENTS, { items: {}, attributes: {} });
  expect(evaluateGrid(plan, grid).indicator('target')[0]).toBeNaN();
});

test('a plan says what is to be loaded around the subjects', () => {
  const plan = planEvaluation(
    dictionaryFor(
      'count(children(student, admin)[sex = "f"]) + parent(budget) + peers(staff, campus).mean + count(records(awards))',
    ),
  );
  expect(plan.relations).toEqual([
    { from: 'department', relation: 'children', level: 'student', hierarchy: 'admin' },
    { from: 'department', relation: 'parent', level: 'college', hierarchy: 'admin' },
    { from: 'department', relation: 'peers', level: 'department' },
    { from: 'department', relation: 'records', level: 'department', dataSet: 'awards' },
  ]);
  expect(plan.items).toEqual(['budget', 'staff']);
  expect(plan.attributes).toEqual(['campus', 'sex']);
  expect(plan.rulesAffectedBy(['budget'])).toEqual(['rule']);
});

test('a circle through the subjects below is found', () => {
  const dictionary = dictionaryFor('sum(children(student, admin).student-value)');
  const indicators = dictionary.indicators.map((one) =>
    one.code === 'student-value' ? indicator('student', 'higher', 'parent(department, admin).target') : one,
  );
  expect(() => planEvaluation({ ...dictionary, indicators }).rules.get('rule')).not.toThrow();
  expect([...planEvaluation({ ...dictionary, indicators }).broken.keys()]).toEqual(['rule']);
});

test('facts of one subject give what the grid gives', () => {
  const formulas = Object.keys(CASES).filter((formula) => !formula.startsWith('previous('));
  fc.assert(
    fc.property(world, fc.constantFrom(...formulas), (w, formula) => {
      const grid = evaluate(formula, w).indicator('target');
      const deriver = createFactDeriver(dictionaryFor(formula));
      DEPARTMENTS.forEach((department, d) => {
        PERIODS.forEach((_, p) => {
          const staff = (row: number): Facts => ({
            'item:staff': w.staff[row * WIDTH + p] ?? null,
            'attribute:campus': w.campus[row * WIDTH + p] ?? null,
          });
          const student = (cell: number): Facts => ({
            'item:credits': w.credits[cell] ?? null,
            'item:exams': w.exams[cell] ?? null,
            'attribute:sex': w.sex[cell] ?? null,
          });
          const college = ancestor(w, 'admin', 'department', department, 'college', p);
          const given = deriver.derive([{ kind: 'indicator', code: 'target' }], staff(d), {
            children: {
              'student@admin': studentsOf(w, department, p).map(student),
              'student@club': studentsOf(w, department, p, 'club').map(student),
            },
            parents:
              college === undefined
                ? {}
                : { college: { 'item:budget': w.budget[COLLEGES.indexOf(college) * WIDTH + p] ?? null } },
            peers: DEPARTMENTS.flatMap((_other, row) => (row === d ? [] : [staff(row)])),
            records: { awards: awardsOf(w, d, p).map(({ fields }) => fields) },
          });
          const value = grid[d * WIDTH + p] as number;
          const rounded = Number.isNaN(value) ? null : roundHalfUp(value, 2);
          expect([formula, d, p, given['indicator:target']]).toEqual([formula, d, p, rounded]);
        });
      });
    }),
    { seed: 2000, numRuns: 4 * RUNS },
  );
});
