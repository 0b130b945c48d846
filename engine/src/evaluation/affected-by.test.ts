import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import {
  EMPTY_DICTIONARY,
  type DataItem,
  type Dictionary,
  type Indicator,
  type PeriodKind,
  type Rule,
} from '../model/index.js';
import { periodsBetween, periodsWithin, shiftPeriod } from '../time/index.js';
import { affectedBy } from './affected-by.js';
import { evaluateGrid } from './evaluate-grid.js';
import { planEvaluation } from './evaluation-plan.js';
import type { Grid } from './grid.js';

const text = (zh: string) => ({ zh, en: zh });
const item = (code: string, periodKind: PeriodKind, level = 'college'): DataItem => ({
  code, name: text(code), level, valueType: 'number', periodKind, kind: 'flow',
}); // prettier-ignore
const indicator = (code: string, periodKind: PeriodKind, formula: string, level = 'college'): Indicator => ({
  code, name: text(code), level, periodKind, direction: 'higher', decimals: 4,
  bases: [{ code: 'own', name: text('校内'), formula }],
}); // prettier-ignore
const rule = (code: string, periodKind: PeriodKind, of: string, offset = 0): Rule => ({
  code, name: text(code), level: 'college', periodKind,
  conditions: { all: [{ fact: 'indicator', params: { code: of, offset }, operator: 'greaterThan', value: 0 }] },
  event: { type: 'yellow' }, lifeCycle: { opensAfter: 1, clearsAfter: 1 },
}); // prettier-ignore

/** Formulas over `of` with the offsets that they look at. */
const SHAPES: readonly ((of: string) => string)[] = [
  (of) => `上期(${of})`,
  (of) => `变化(${of})`,
  (of) => `同比(${of})`,
  (of) => `趋势(${of}, 3)`,
  (of) => `上期(${of}, 2) + ${of}`,
];

test('a change makes out of date what a recomputation finds different, and nothing else', () => {
  const kind: PeriodKind = 'semester';
  const shape = fc.constantFrom(...SHAPES);
  const periods = periodsBetween('2018-2019-1', '2024-2025-2');
  const number = fc.integer({ min: 1, max: 1_000_000 });
  const values = fc.array(number, { minLength: periods.length, maxLength: periods.length });
  fc.assert(
    fc.property(shape, shape, values, fc.nat(periods.length - 1), (inner, outer, series, at) => {
      const dictionary: Dictionary = {
        ...EMPTY_DICTIONARY,
        items: [item('a', kind), item('b', kind)],
        indicators: [indicator('x', kind, outer('y')), indicator('y', kind, inner('a')), indicator('z', kind, 'b')],
        rules: [rule('r', kind, 'x', -1)],
      }; // prettier-ignore
      const plan = planEvaluation(dictionary, undefined, ['z']);
      const grid = (a: readonly number[]): Grid => ({
        level: 'college',
        periodKind: kind,
        subjects: ['s'],
        periods,
        valid: new Uint8Array(periods.length).fill(1),
        items: { a: columnOf('number', a), b: columnOf('number', a) },
        attributes: {},
      });
      const changed = series.map((value, i) => (i === at ? value + 1_234_567 : value));
      const [before, after] = [series, changed].map((a) => evaluateGrid(plan, grid(a)));
      const different = (code: string) => {
        const [old, now] = [before?.indicator(code), after?.indicator(code)];
        return periods.filter((_, i) => !Object.is(old?.[i], now?.[i]));
      };
      const affected = affectedBy(plan, {
        facts: [{ kind: 'item', code: 'a' }],
        periods: [periods[at] as string],
      });
      expect(affected.indicators.map(({ code }) => code)).toEqual(['y', 'x']);
      for (const { code, periods: found } of affected.indicators) {
        const inside = found.filter((period) => periods.includes(period));
        // a point in the middle of a trend weighs nothing, and the start of the series is not known
        expect(inside).toEqual(expect.arrayContaining(different(code)));
        expect(inside.length - different(code).length).toBeLessThanOrEqual(9);
      }
      const [judged] = affected.rules;
      const shown = affected.indicators[1]?.periods.map((period) => shiftPeriod(period, 1));
      expect(judged?.periods).toEqual(shown);
      expect(judged?.around).toEqual([]);
    }),
    { numRuns: process.env['ZHENGAI_SOAK'] ? 2000 : 60 },
  );
});

test.each<[string, string[]]>([
  ['上期(a)', ['2024-2025-2']],
  ['变化(a)', ['2024-2025-1', '2024-2025-2']],
  ['同比(a)', ['2024-2025-1', '2025-2026-1']],
  ['连续期数(a > 0, 3)', ['2024-2025-1', '2024-2025-2', '2025-2026-1']],
])('%s of 2024-2025-1', (formula, expected) => {
  const dictionary = {
    ...EMPTY_DICTIONARY,
    items: [item('a', 'semester')],
    indicators: [indicator('x', 'semester', formula)],
  };
  const plan = planEvaluation(dictionary, [], ['x']);
  const change = { facts: [{ kind: 'item' as const, code: 'a' }], periods: ['2024-2025-1'] };
  expect(affectedBy(plan, change).indicators).toEqual([{ code: 'x', periods: expected, around: [] }]);
});

test('weeks a year on, and weeks that a semester is made of', () => {
  const dictionary: Dictionary = {
    ...EMPTY_DICTIONARY,
    items: [item('a', 'teachingWeek'), item('staff', 'academicYear')],
    indicators: [
      indicator('weekly', 'teachingWeek', '同比(a)'),
      indicator('semester', 'semester', '合计(weekly) / 期末(staff)'),
      indicator('later', 'semester', '上期(semester)'),
    ],
  };
  const plan = planEvaluation(dictionary, [], ['later']);
  expect([plan.otherKinds, plan.items]).toEqual([['academicYear', 'teachingWeek'], ['a', 'staff']]);
  const periods = (code: string, period: string) =>
    affectedBy(plan, { facts: [{ kind: 'item', code }], periods: [period] }).indicators.map((one) => [one.code, one.periods]);
  expect(periods('a', '2024-2025-1-W03')).toEqual([
    ['weekly', ['2024-2025-1-W03', '2025-2026-1-W03']],
    ['semester', ['2024-2025-1', '2025-2026-1']],
    ['later', ['2024-2025-2', '2025-2026-2']],
  ]);
  expect(periods('staff', '2024-2025')).toEqual([
    ['semester', ['2024-2025-1', '2024-2025-2']],
    ['later', ['2024-2025-2', '2025-2026-1']],
  ]);
  expect(periodsWithin('2024-2025-1', 'teachingWeek')).toContain('2024-2025-1-W03');
}); // prettier-ignore

test('through other subjects: by their values, by their coming and going, by everything of a period', () => {
  const dictionary: Dictionary = {
    ...EMPTY_DICTIONARY,
    levels: [
      { code: 'college', name: text('学校'), order: 1 },
      { code: 'class', name: text('班级'), order: 2 },
    ],
    hierarchies: [{ code: 'admin', name: text('行政隶属'), levels: ['college', 'class'] }],
    items: [item('缺勤', 'semester', 'class'), item('own', 'semester')],
    indicators: [indicator('x', 'semester', 'sum(children(班级).缺勤)'), indicator('y', 'semester', 'own')],
    rules: [rule('r', 'semester', 'x')],
  };
  const plan = planEvaluation(dictionary, undefined, ['y']);
  const periods = ['2024-2025-1'];
  const around = [expect.objectContaining({ relation: 'children', level: 'class' }) as unknown];
  const expected = { indicators: [{ code: 'x', periods, around }], standards: [], rules: [{ code: 'r', periods, around }] };
  expect(affectedBy(plan, { facts: [{ kind: 'item', code: '缺勤' }], periods })).toEqual(expected);
  expect(affectedBy(plan, { level: 'class', periods })).toEqual(expected);
  expect(affectedBy(plan, { periods }).indicators.map(({ code }) => code)).toEqual(['x', 'y']);
}); // prettier-ignore
