import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import {
  EMPTY_DICTIONARY,
  VERDICT_OF_CODE,
  type Dictionary,
  type FactValue,
  type Indicator,
  type Rule,
} from '../model/index.js';
import { compileRule } from '../rule/index.js';
import { createFactDeriver, evaluateGrid, planEvaluation } from './index.js';

const both = (text: string) => ({ zh: text, en: text });
const common = { level: 'college', periodKind: 'academicYear' as const };

const indicator = (code: string, formula: string): Indicator => ({
  ...common,
  code,
  name: both(code),
  direction: 'higher',
  decimals: 1,
  bases: [{ code: 'main', name: both('main'), formula }],
});

const fact = (code: string, offset = 0) => ({
  fact: 'indicator',
  params: offset === 0 ? { code } : { code, offset },
});
const verdict = (code: string, offset = 0) => ({
  fact: 'verdict',
  params: { code, offset },
  operator: 'equal',
  value: 'triggered',
});
const rule = (code: string, conditions: Rule['conditions']): Rule => ({
  ...common,
  code,
  name: both(code),
  conditions,
  event: { type: 'red' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
});

const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  attributes: [{ code: 'category', name: both('category'), level: 'college', valueType: 'text' }],
  items: ['students', 'teachers'].map((code) => ({
    ...common, code, name: both(code), valueType: 'number' as const, kind: 'stock' as const,
  })), // prettier-ignore
  indicators: [indicator('ratio', 'students / teachers'), indicator('growth', 'ratio - previous(ratio)')],
  standards: [
    {
      ...common,
      code: 'lines',
      name: both('lines'),
      tier: 'national',
      document: { title: 'lines' },
      hitPolicy: 'UNIQUE',
      inputs: [{ label: both('category'), expression: 'category' }],
      lines: [
        { code: 'limit', name: both('limit'), indicator: 'ratio', operator: 'lessThan', binding: 'binding' },
      ],
      rows: [
        { when: ['"a"'], lines: { limit: 2 } },
        { when: ['"b"'], lines: { limit: 3 } },
      ],
    },
  ],
  rules: [
    rule('high', {
      all: [
        {
          ...fact('ratio'),
          operator: 'greaterThan',
          value: { fact: 'standard', params: { code: 'lines', line: 'limit' } },
        },
      ],
    }),
    rule('twice', { all: [verdict('high'), verdict('high', -1)] }),
    rule('any', {
      any: [verdict('twice', -1), { ...fact('growth'), operator: 'greaterThan', value: 0.5 }],
    }),
  ],
};

const students = { 'item:students': 24.4, 'item:teachers': 10 };

test.each<[string, Record<string, FactValue>, string]>([
  ['high', { ...students, 'attribute:category': 'a' }, 'triggered'],
  ['high', { ...students, 'attribute:category': 'b' }, 'clear'],
  ['high', students, 'unknown'],
  ['high', { 'indicator:ratio': 2.04, 'attribute:category': 'a' }, 'clear'],
  ['high', { 'indicator:ratio': 2.05, 'attribute:category': 'a' }, 'triggered'],
  ['high', { 'indicator:ratio': 1, 'standard:lines#limit': 0 }, 'triggered'],
  ['twice', { ...students, 'attribute:category': 'a', 'verdict:high@-1': 'triggered' }, 'triggered'],
  ['twice', { ...students, 'attribute:category': 'a', 'item:students@-1': 21, 'item:teachers@-1': 10 }, 'triggered'],
  ['twice', { ...students, 'attribute:category': 'a', 'attribute:category@-1': 'b', 'item:students@-1': 21, 'item:teachers@-1': 10 }, 'clear'],
  ['twice', { ...students, 'attribute:category': 'a', 'verdict:high@-1': null }, 'unknown'],
])('%s of %j is %s', (code, given, expected) => {
  const compiled = compileRule(dictionary.rules.find((one) => one.code === code) as Rule, dictionary);
  const facts = createFactDeriver(dictionary).derive(compiled.facts, given);
  expect(compiled.evaluate(facts).verdict).toBe(expected);
}); // prettier-ignore

test('a given fact keeps its source', () => {
  const given = { 'indicator:ratio': { value: 2.06, source: '教务系统' } };
  const facts = createFactDeriver(dictionary).derive([{ kind: 'indicator', code: 'ratio' }], given);
  expect(facts).toEqual({ 'indicator:ratio': { value: 2.1, source: '教务系统' } });
});

test('a grid judges each cell as its facts are judged one by one', () => {
  const PERIODS = 4;
  const value = fc.option(fc.constantFrom(0, 1, 2, 2.04, 2.05, 3, 6), { freq: 6 });
  const category = fc.constantFrom('a', 'b', 'c', null);
  const cells = <T>(one: fc.Arbitrary<T>) =>
    fc.array(one, { minLength: 2 * PERIODS, maxLength: 2 * PERIODS });
  const plan = planEvaluation(dictionary);
  const deriver = createFactDeriver(dictionary);
  fc.assert(
    fc.property(cells(value), cells(value), cells(category), (a, b, c) => {
      const result = evaluateGrid(plan, {
        ...common,
        subjects: ['x', 'y'],
        periods: ['2021-2022', '2022-2023', '2023-2024', '2024-2025'],
        valid: new Uint8Array(2 * PERIODS).fill(1),
        items: { students: columnOf('number', a), teachers: columnOf('number', b) },
        attributes: { category: columnOf('text', c) },
      });
      for (const [code, compiled] of plan.rules) {
        const verdicts = result.verdicts(code);
        for (let cell = 0; cell < 2 * PERIODS; cell++) {
          const given: Record<string, FactValue> = {};
          for (let back = 0; back < PERIODS + 2; back++) {
            const inside = back <= cell % PERIODS;
            const at = back === 0 ? '' : `@-${back}`;
            given[`item:students${at}`] = inside ? (a[cell - back] ?? null) : null;
            given[`item:teachers${at}`] = inside ? (b[cell - back] ?? null) : null;
            given[`attribute:category${at}`] = inside ? (c[cell - back] ?? null) : null;
          }
          const alone = compiled.decide(deriver.derive(compiled.facts, given));
          expect([code, cell, VERDICT_OF_CODE[verdicts[cell] as number]]).toEqual([code, cell, alone]);
        }
      }
      expect(result.warnings).toEqual([]);
    }),
    { seed: 20040206, numRuns: 100 },
  );
});
