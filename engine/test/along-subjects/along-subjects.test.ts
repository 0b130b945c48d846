import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createFactDeriver,
  planEvaluation,
  evaluateGrid,
  roundComputed,
  type Facts,
  type Indicator,
} from '../../src/index.js';
import {
  COLLEGES,
  DEPARTMENTS,
  dictionaryFor,
  evaluate,
  gridOf,
  indicator,
  PERIODS,
  STUDENTS,
  WIDTH,
  world,
  type World,
} from './forest-world.js';
import { ancestor, awardsOf, CASES, studentsOf } from './reference.js';

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
          const rounded = Number.isNaN(value) ? null : roundComputed(value, 2);
          expect([formula, d, p, given['indicator:target']]).toEqual([formula, d, p, rounded]);
        });
      });
    }),
    { seed: 2000, numRuns: 4 * RUNS },
  );
});
