import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Facts } from '../column/index.js';
import { createFactDeriver } from '../evaluation/index.js';
import {
  EMPTY_DICTIONARY,
  type Dictionary,
  type FactValue,
  type Indicator,
  type Rule,
} from '../model/index.js';
import { compileRule, recompute } from '../rule/index.js';
import { createVerdictExplainer, recomputeVerdict, type VerdictExplanation } from './index.js';

const text = (zh: string, en = zh) => ({ zh, en });
const common = { level: 'college', periodKind: 'academicYear' as const };

const indicator = (code: string, zh: string, decimals: number, formula: string): Indicator => ({
  ...common,
  code,
  name: text(zh, code),
  direction: 'lower',
  decimals,
  bases: [{ code: 'own', name: text('校内', 'own'), formula }],
});

function ruleOf(code: string, conditions: unknown): Rule {
  return {
    ...common,
    code,
    name: text(code),
    conditions: conditions as Rule['conditions'],
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
}

const ratio = (offset?: number) => ({
  fact: 'indicator',
  params: { code: 'ratio', ...(offset && { offset }) },
});
const limit = { fact: 'standard', params: { code: 'basic', line: 'limit' } };
const isHigh = (offset?: number) => ({
  fact: 'verdict',
  params: { code: 'high', ...(offset && { offset }) },
  operator: 'equal',
  value: 'triggered',
});

const DICTIONARY: Dictionary = {
  ...EMPTY_DICTIONARY,
  levels: [{ code: 'college', name: text('学校', 'College'), order: 1 }],
  severities: [{ code: 'red', name: text('红色', 'Red'), rank: 1, colour: 'red' }],
  attributes: [{ code: 'category', name: text('类别', 'category'), level: 'college', valueType: 'text' }],
  items: [
    ['students', '在校生数'],
    ['teachers', '专任教师数'],
    ['books', '图书册数'],
  ].map(([code, zh]) => ({
    ...common,
    code: code as string,
    name: text(zh as string, code as string),
    valueType: 'number' as const,
    kind: 'stock' as const,
  })),
  indicators: [
    indicator('ratio', '生师比', 2, '在校生数 / 专任教师数'),
    indicator('growth', '生师比变化', 1, '生师比 - previous(生师比)'),
    indicator('books-each', '生均图书', 0, '图书册数 / 在校生数'),
  ],
  standards: [
    {
      ...common,
      code: 'basic',
      name: text('基本办学条件', 'basic conditions'),
      tier: 'national',
      document: { title: '普通高等学校基本办学条件指标', number: '教发〔2004〕2号' },
      hitPolicy: 'UNIQUE',
      inputs: [{ label: text('类别', 'category'), expression: '类别' }],
      lines: [
        { code: 'limit', name: text('限制招生', 'limit'), indicator: 'ratio', operator: 'lessThanInclusive', binding: 'binding' },
      ], // prettier-ignore
      rows: [
        { when: ['"工科","综合"'], lines: { limit: 18 }, clause: '表一' },
        { when: ['"体育"'], lines: { limit: 13 }, clause: '表二' },
      ],
    },
  ],
  rules: [ruleOf('high', { all: [{ ...ratio(), operator: 'greaterThan', value: limit }] })],
};

const GIVEN: Facts = {
  'item:students': { value: 9_402, source: '教务系统', knownAt: '2024-10-08T00:00:00Z', period: '2024-2025' },
  'item:teachers': { value: 500, source: '人事系统' },
  'item:students@-1': 9_100,
  'item:teachers@-1': 500,
  'item:books': 1,
  'attribute:category': '工科',
};

const explainer = createVerdictExplainer(DICTIONARY);
const deriver = createFactDeriver(DICTIONARY);

test('a verdict is explained down to what was collected', () => {
  const twice = ruleOf('twice', {
    all: [isHigh(), isHigh(-1), { ...ratio(), operator: 'lessThan', value: limit }],
  });
  const { verdict, derived, given, dictionary } = explainer.explain(twice, GIVEN);
  expect(verdict).toBe('clear');
  expect(derived['verdict:high']).toMatchObject({ verdict: 'triggered', label: { zh: 'high' } });
  expect(derived['verdict:high@-1']).toMatchObject({ verdict: 'triggered' });
  expect(derived['indicator:ratio']).toMatchObject({
    explanation: {
      formula: '在校生数 / 专任教师数',
      value: 18.804,
      rounded: 18.8,
      operands: [
        { value: 9402, source: { source: '教务系统', period: '2024-2025' } },
        { value: 500, source: { source: '人事系统' } },
      ],
    },
  });
  expect(derived['indicator:ratio@-1']).toMatchObject({ explanation: { rounded: 18.2 } });
  expect(derived['standard:basic#limit']).toMatchObject({
    document: { number: '教发〔2004〕2号' },
    value: 18,
    row: { number: 1, when: ['"工科","综合"'], clause: '表一' },
    inputs: [{ ref: { code: 'category' }, value: '工科' }],
  });
  expect(Object.keys(given)).not.toContain('item:books');
  expect(dictionary.items.map(({ code }) => code)).toEqual(['students', 'teachers']);
  expect(dictionary.indicators.map(({ code }) => code)).toEqual(['ratio']);
});

test('what would clear it respects the decimals that are judged', () => {
  const { turning } = explainer.explain(DICTIONARY.rules[0] as Rule, GIVEN);
  expect(turning.map((set) => set.map(({ fact, from, to, bound }) => [fact, from, to, bound]))).toEqual([
    [['indicator:ratio', 18.8, 18, 'exactly']],
    [['standard:basic#limit', 18, 18.8, 'exactly']],
  ]);
});

const OPERATORS = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'equal',
  'notEqual',
];
const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom('ratio', 'growth', 'books-each'), fc.constantFrom(0, -1), fc.constantFrom(...OPERATORS), fc.constantFrom(0, 0.1, 1, 18, 18.8))
    .map(([code, offset, operator, value]) => ({ fact: 'indicator', params: { code, offset }, operator, value })),
  fc
    .tuple(fc.constantFrom(0, -1), fc.constantFrom(...OPERATORS))
    .map(([offset, operator]) => ({ ...ratio(offset), operator, value: limit })),
  fc.constantFrom(0, -1).map(isHigh),
  fc
    .constantFrom<unknown>(['工科'], ['体育', '综合'])
    .map((value) => ({ fact: 'attribute', params: { code: 'category' }, operator: 'in', value })),
  fc
    .tuple(fc.constantFrom('students', 'books'), fc.constantFrom(...OPERATORS), fc.constantFrom(0, 9_000, 9_402))
    .map(([code, operator, value]) => ({ fact: 'item', params: { code }, operator, value })),
); // prettier-ignore
const tree = fc.letrec<{ node: object; group: object }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, comparison, tie('group')),
  group: fc.oneof(
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).group;
const number = (...values: number[]) =>
  fc.option(
    fc
      .constantFrom(...values)
      .chain((value) =>
        fc.constantFrom<Facts[string]>(value, { value, source: '教务系统', knownAt: '2024-10-08T00:00:00Z' }),
      ),
    { freq: 5, nil: null as FactValue },
  );
const facts = fc.record({
  'item:students': number(9_000, 9_402, 9_400.5, 0),
  'item:students@-1': number(9_000, 9_100),
  'item:students@-2': number(8_800),
  'item:teachers': number(500, 480, 0),
  'item:teachers@-1': number(500),
  'item:teachers@-2': number(470),
  'item:books': number(0, 450_000),
  'attribute:category': fc.constantFrom('工科', '体育', '医学', null),
});

const RUNS = Number(process.env['ZHENGAI_SOAK'] ?? 0) > 0 ? 10_000 : 150;

test('from its JSON alone a verdict is computed again', () => {
  fc.assert(
    fc.property(tree, facts, (conditions, given) => {
      const rule = ruleOf('generated', conditions);
      const compiled = compileRule(rule, DICTIONARY);
      const expected = compiled.decide(deriver.derive(compiled.facts, given));
      const explanation = explainer.explain(rule, given);
      expect(explanation.verdict).toBe(expected);
      const stored = JSON.parse(JSON.stringify(explanation)) as VerdictExplanation;
      expect(recomputeVerdict(stored)).toBe(expected);
      expect(recompute(stored.conditions)).toBe(expected);
    }),
    { seed: 20_240_903, numRuns: RUNS },
  );
}, 600_000);

test('a past period is judged, explained and judged again by the edition that was in force', () => {
  const [basic] = DICTIONARY.standards;
  if (!basic) throw new Error('the dictionary has a standard');
  const old = {
    document: { title: '旧标准' },
    inForceTo: '2004-08-31',
    hitPolicy: 'UNIQUE' as const,
    inputs: [],
    rows: [{ when: [], lines: { limit: 10 }, clause: '旧第一条' }],
  };
  const dictionary = {
    ...DICTIONARY,
    standards: [{ ...basic, inForceFrom: '2004-09-01', editions: [old] }],
  };
  const before = { fact: 'standard', params: { code: 'basic', line: 'limit', offset: -1 } };
  const rule = ruleOf('dated', {
    all: [
      { ...ratio(), operator: 'greaterThan', value: limit },
      { ...ratio(-1), operator: 'greaterThan', value: before },
    ],
  });
  const given = {
    'attribute:category': '工科',
    'item:students': 9000,
    'item:teachers': 600,
    'item:students@-1': 9000,
    'item:teachers@-1': 600,
  };
  const explainer = createVerdictExplainer(dictionary);
  const lineOf = (explained: VerdictExplanation, key: string) => {
    const derived = explained.derived[key];
    return derived?.kind === 'standard' ? [derived.value, derived.document.title] : derived;
  };
  const now = basic.document.title;
  for (const [at, verdict, here, earlier] of [
    [undefined, 'clear', [18, now], [18, now]],
    [{ period: '2005-2006' }, 'clear', [18, now], [18, now]],
    [{ period: '2004-2005' }, 'clear', [18, now], [10, '旧标准']],
    [{ period: '2003-2004' }, 'triggered', [10, '旧标准'], [10, '旧标准']],
  ] as const) {
    const explained = explainer.explain(rule, given, undefined, at);
    expect([at?.period, explained.verdict]).toEqual([at?.period, verdict]);
    expect(lineOf(explained, 'standard:basic#limit')).toEqual(here);
    expect(lineOf(explained, 'standard:basic#limit@-1')).toEqual(earlier);
    expect(recomputeVerdict(JSON.parse(JSON.stringify(explained)) as VerdictExplanation)).toBe(verdict);
  }
});
