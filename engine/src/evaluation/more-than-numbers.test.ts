import { expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import { checkFormula } from '../feel/index.js';
import { EMPTY_DICTIONARY, VERDICT_OF_CODE, type Dictionary, type Rule } from '../model/index.js';
import { checkRule, compileRule, ruleSentence } from '../rule/index.js';
import { evaluateGrid, planEvaluation } from './index.js';

const both = (zh: string, en: string) => ({ zh, en });
const common = { level: 'major', periodKind: 'academicYear' as const };
const rule = (code: string, conditions: Rule['conditions']): Rule => ({
  ...common,
  code,
  name: both(code, code),
  conditions,
  event: { type: 'red' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
});
const fact = (kind: string, params: object, operator: string, value: unknown) => ({
  fact: kind,
  params: params as Record<string, unknown>,
  operator,
  value: value as number,
});

const ratio = both('就业率', 'Employment');
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'major', name: both('专业', 'Major'), order: 1 }],
  evidence: [
    { kind: 'document', code: 'plan', name: both('人才培养方案', 'Programme'), level: 'major' },
    { kind: 'survey', code: 'employers', name: both('用人单位满意度', 'Employers'), level: 'major' },
    {
      kind: 'task',
      code: 'review',
      name: both('专业诊改', 'Review'),
      level: 'major',
      properties: [{ code: 'rounds', name: both('轮次', 'rounds'), valueType: 'number' }],
    },
  ],
  items: ['employed', 'graduates'].map((code) => ({
    ...common, code, name: both(code, code), valueType: 'number' as const, kind: 'stock' as const,
    slices: [{ code: 'female', name: both('女', 'Female') }],
  })), // prettier-ignore
  indicators: [
    {
      ...common,
      code: 'rate',
      name: ratio,
      unit: '%',
      direction: 'higher',
      decimals: 1,
      bases: [{ code: 'own', name: ratio, formula: 'employed / graduates * 100' }],
    },
    {
      ...common,
      code: 'readiness',
      name: both('就绪', 'Readiness'),
      direction: 'higher',
      decimals: 0,
      bases: [
        {
          code: 'own',
          name: ratio,
          formula:
            'if 人才培养方案.已批准 and 用人单位满意度.回收率 >= 60 then 用人单位满意度.指数 else review.rounds',
        },
      ],
    },
  ],
  rules: [
    rule('approved', {
      all: [fact('document', { code: 'plan', property: 'approved' }, 'equal', false)],
    }),
    rule('female', {
      all: [fact('indicator', { code: 'rate', slice: 'female' }, 'lessThan', 90)],
    }),
    rule('target', {
      all: [
        {
          ...fact('indicator', { code: 'rate' }, 'lessThan', 0),
          value: { fact: 'target', params: { code: 'rate' } },
        },
      ],
    }),
    rule('ready', { all: [fact('indicator', { code: 'readiness' }, 'greaterThan', 2)] }),
  ],
};

const number = (...values: (number | null)[]) => columnOf('number', values);
const grid = {
  ...common,
  subjects: ['a', 'b', 'c'],
  periods: ['2023-2024'],
  valid: Uint8Array.of(1, 1, 1),
  items: {
    employed: number(90, 95, null),
    graduates: number(100, 100, 100),
    'employed[female]': number(40, 46, 1),
    'graduates[female]': number(50, 50, null),
  },
  attributes: {},
  facts: {
    'target:rate': number(92, null, 92),
    'document:plan#approved': columnOf('boolean', [true, false, null]),
    'survey:employers#response': number(70, 70, 70),
    'survey:employers#index': number(1, 9, 9),
    'task:review#rounds': number(1, 3, 3),
  },
};

test.each([
  ['approved', ['clear', 'triggered', 'unknown']],
  ['female', ['triggered', 'clear', 'unknown']],
  ['target', ['triggered', 'unknown', 'unknown']],
  // an approved programme counts by its survey, another one by its reviews; of one of which it is not known neither does
  ['ready', ['clear', 'triggered', 'unknown']],
])('rule %s judges documents, slices, targets and surveys: %j', (code, expected) => {
  const result = evaluateGrid(planEvaluation(dictionary), grid);
  expect(Array.from(result.verdicts(code), (verdict) => VERDICT_OF_CODE[verdict])).toEqual(expected);
  expected.forEach((verdict, cell) => expect(result.explain(code, cell).verdict).toBe(verdict));
  expect(result.warnings).toEqual([]);
});

test('what is known of evidence has a type in rules', () => {
  const wrong = (params: object, operator: string, value: unknown) =>
    checkRule(rule('r', { all: [fact('document', params, operator, value)] }), dictionary).map(
      ({ code }) => code,
    );
  expect(wrong({ code: 'plan', property: 'validUntil' }, 'lessThan', '2025-01-01')).not.toContain(
    'rule.value.type',
  );
  expect(wrong({ code: 'plan', property: 'approved' }, 'greaterThan', 3)).not.toEqual([]);
  expect(wrong({ code: 'plan', property: 'sealed' }, 'equal', true)).toContain('rule.property.unknown');
  expect(wrong({ code: 'plan' }, 'equal', true)).toContain('rule.params.missing');
  expect(wrong({ code: 'other', property: 'approved' }, 'equal', true)).toContain('rule.evidence.unknown');
});

test('and in formulas', () => {
  const codes = (formula: string) =>
    checkFormula(formula, dictionary, 'major').diagnostics.map(({ code }) => code);
  expect(codes('人才培养方案.已批准 + 1')).toEqual(['feel.type']);
  expect(codes('if plan.validUntil > date("2025-01-01") then Employers.index else 0')).toEqual([]);
  expect(checkFormula('用人单位满意度.回收率', dictionary, 'major').unit).toBe('%');
});

test('it is said in words', () => {
  const [approved, , target] = dictionary.rules;
  expect(ruleSentence(approved as Rule, dictionary, 'zh')).toContain('人才培养方案已批准');
  expect(ruleSentence(target as Rule, dictionary, 'zh')).toContain('就业率目标值');
  const missing = compileRule(approved as Rule, dictionary).evaluate({}).missing;
  expect(missing).toEqual([['document:plan#approved']]);
});
