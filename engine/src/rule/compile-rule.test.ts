import { describe, expect, test } from 'vitest';
import {
  attribute,
  indicator,
  item,
  line,
  programmeRule,
  PROGRAMMES,
} from '../../test/support/programme-dictionary.js';
import type { Rule } from '../model/index.js';
import { compileRule, decidingComparisons, type ComparisonExplanation, recompute } from './index.js';

const ratio = indicator('dual-ratio');
const below = { ...ratio, operator: 'lessThan', value: line('red') };
const small = { ...item('students'), operator: 'lessThan', value: 100 };
const compile = (conditions: unknown, rest: Partial<Rule> = {}) =>
  compileRule(programmeRule(conditions, rest), PROGRAMMES);
const KEY = { ratio: 'indicator:dual-ratio', red: 'standard:college#red', students: 'item:students' };

describe('an explanation', () => {
  test('says for each comparison what was expected, what was found and where it came from', () => {
    const { evaluate } = compile({ all: [{ ...below, name: '红线' }, { not: small }] });
    const source = { source: '教务系统', knownAt: '2024-10-01T00:00:00Z', period: '2024-2025' };
    const { verdict, explanation, missing, warnings } = evaluate({
      [KEY.ratio]: { value: 42.5, ...source },
      [KEY.red]: { value: 50, clause: '第三条' },
      [KEY.students]: 120,
    });
    expect([verdict, missing, warnings]).toEqual(['triggered', [], []]);
    expect(explanation).toEqual({
      kind: 'all',
      truth: true,
      children: [
        {
          kind: 'comparison',
          truth: true,
          operator: 'lessThan',
          left: {
            ref: { kind: 'indicator', code: 'dual-ratio' },
            label: { zh: '双师型教师占比', en: 'share of dual-qualified teachers' },
            value: 42.5,
            valueType: 'number',
            unit: '%',
            source,
          },
          right: {
            ref: { kind: 'standard', code: 'college', line: 'red' },
            label: { zh: '《校内专业标准》红线', en: 'college standard red line' },
            value: 50,
            valueType: 'number',
            unit: '%',
            standard: { title: '校内专业标准' },
            source: { clause: '第三条' },
          },
          deciding: true,
          name: '红线',
        },
        {
          kind: 'not',
          truth: true,
          children: [
            {
              kind: 'comparison',
              truth: false,
              operator: 'lessThan',
              left: {
                ref: { kind: 'item', code: 'students' },
                label: { zh: '在校生数', en: 'number of students' },
                value: 120,
                valueType: 'number',
                unit: '人',
              },
              right: { label: { zh: '100', en: '100' }, value: 100, unit: '人' },
              deciding: true,
            },
          ],
        },
      ],
    });
  });

  test('says earlier periods in words and names named conditions', () => {
    const { evaluate, facts } = compile(
      { any: [{ condition: '持续偏低' }] },
      {
        namedConditions: {
          持续偏低: {
            all: [{ ...indicator('dual-ratio', { offset: -1 }), operator: 'lessThan', value: 50 }],
          },
        },
      },
    );
    expect(facts).toEqual([{ kind: 'indicator', code: 'dual-ratio', offset: -1 }]);
    const { explanation } = evaluate({ 'indicator:dual-ratio@-1': 40 });
    expect(explanation).toMatchObject({ children: [{ kind: 'all', name: '持续偏低' }] });
    expect(decidingComparisons(explanation)[0]?.left.label).toEqual({
      zh: '上一学年的双师型教师占比',
      en: 'share of dual-qualified teachers of the academic year before',
    });
  });

  test.each<[string, Record<string, number>, string, string[]]>([
    [
      'all that are true, when triggered by all',
      { [KEY.ratio]: 40, [KEY.red]: 50, [KEY.students]: 90 },
      'triggered',
      ['lessThan 40', 'lessThan 90'],
    ],
    [
      'those that are false, when clear',
      { [KEY.ratio]: 60, [KEY.red]: 50, [KEY.students]: 90 },
      'clear',
      ['lessThan 60'],
    ],
    [
      'those that are unknown, when unknown',
      { [KEY.ratio]: 40, [KEY.red]: 50 },
      'unknown',
      ['lessThan null'],
    ],
  ])('marks as deciding %s', (_, facts, verdict, expected) => {
    const result = compile({ all: [below, small] }).evaluate(facts);
    expect(result.verdict).toBe(verdict);
    const said = ({ operator, left }: ComparisonExplanation) => `${operator} ${String(left.value)}`;
    expect(decidingComparisons(result.explanation).map(said)).toEqual(expected);
  });
});

describe('missing facts', () => {
  test('are named by the smallest sets that could decide', () => {
    const { evaluate } = compile({
      all: [below, { any: [small, { ...attribute('is-new'), operator: 'equal', value: true }] }],
    });
    expect(evaluate({ [KEY.red]: 50 }).missing).toEqual([
      ['indicator:dual-ratio'],
      ['attribute:is-new', 'item:students'],
    ]);
    expect(evaluate({ [KEY.ratio]: 40, [KEY.red]: 50 }).missing).toEqual([
      ['attribute:is-new'],
      ['item:students'],
    ]);
    expect(evaluate({}).missing).toEqual([
      ['attribute:is-new', 'item:students'],
      ['indicator:dual-ratio', 'standard:college#red'],
    ]);
  });

  test('are none when no data could help', () => {
    const { evaluate } = compile({ all: [{ fact: 'x', operator: 'lessThan', value: 5 }] });
    const { verdict, missing, warnings } = evaluate({ x: '4' });
    expect([verdict, missing]).toEqual(['unknown', []]);
    expect(warnings).toMatchObject([{ code: 'rule.type.mismatch', fact: 'x' }]);
  });

  test('stay few for rules with many of them', () => {
    const pairs = Array.from({ length: 12 }, (_, i) => ({
      any: [
        { fact: `a${i}`, operator: 'equal', value: 1 },
        { fact: `b${i}`, operator: 'equal', value: 1 },
      ],
    }));
    const start = performance.now();
    const { missing } = compile({ all: pairs }).evaluate({});
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing[0]).toEqual(['a0', 'b0']);
  });
});

describe('facts that do not fit', () => {
  const tags = { fact: 'tags', operator: 'contains', value: '示范' };

  test('a path into a single value is unknown, with a warning', () => {
    const { evaluate } = compile({ all: [{ fact: 'x', path: '$.a', operator: 'equal', value: 5 }] });
    expect(evaluate({ x: { a: 5 } }).verdict).toBe('triggered');
    expect(evaluate({ x: { value: { a: 5 }, source: 's' } }).verdict).toBe('triggered');
    expect(evaluate({ x: { a: null } })).toMatchObject({
      verdict: 'unknown',
      missing: [['x']],
      warnings: [],
    });
    expect(evaluate({ x: 5 })).toMatchObject({
      verdict: 'unknown',
      missing: [],
      warnings: [{ code: 'rule.path.notObject', fact: 'x' }],
    });
    expect(evaluate({})).toMatchObject({ verdict: 'unknown', missing: [['x']], warnings: [] });
  });

  test('lists and objects are reached, explained and recomputed', () => {
    const { evaluate } = compile({
      any: [
        tags,
        { fact: 'rows', operator: 'someFact:contains', value: 3 },
        { fact: 'o', operator: 'equal', value: 1 },
      ],
    });
    const { verdict, explanation } = evaluate({ tags: ['重点'], rows: [[1], [2, 3]], o: { a: 1 } });
    expect(verdict).toBe('triggered');
    expect(recompute(JSON.parse(JSON.stringify(explanation)) as typeof explanation)).toBe('triggered');
    expect(explanation).toMatchObject({
      children: [
        { left: { value: ['重点'] }, truth: false },
        { left: { value: null, structured: [[1], [2, 3]] }, truth: true },
        { left: { value: null, structured: { a: 1 } }, truth: null },
      ],
    });
  });

  test('numbers that are not finite, and inherited properties, are missing', () => {
    const { evaluate } = compile({ all: [{ fact: 'constructor', operator: 'notEqual', value: 1 }] });
    for (const facts of [{}, { constructor: NaN }, { constructor: { value: Infinity } }] as never[]) {
      expect(evaluate(facts)).toMatchObject({ verdict: 'unknown', missing: [['constructor']] });
    }
  });
});

test('a recovery condition is compiled beside the conditions, and its facts are asked for', () => {
  const compiled = compile(
    { all: [below] },
    {
      lifeCycle: {
        opensAfter: 1,
        clearsAfter: 1,
        recovery: { all: [{ ...small, operator: 'greaterThan' }] },
      },
    },
  );
  expect(compiled.facts.map(({ code }) => code)).toEqual(['dual-ratio', 'college', 'students']);
  expect(compiled.recovery?.decide({ [KEY.students]: 120 })).toBe(true);
  const columns = { [KEY.students]: { kind: 'number', values: Float64Array.of(120, 90, NaN) } } as const;
  expect([...(compiled.recovery?.evaluateColumns(columns, 3) ?? [])]).toEqual([1, 0, 2]);
  expect(compile({ all: [below] }).recovery).toBeUndefined();
});
