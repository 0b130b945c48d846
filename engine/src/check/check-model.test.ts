import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allFacts,
  CONDITION_DICTIONARY,
  conditionTrees,
  generatedRule,
} from '../../test/support/generated-conditions.js';
import type { Indicator, Rule, TopLevelCondition } from '../model/index.js';
import { compileRule, type ConditionNode, readRule } from '../rule/index.js';
import { relateConditions } from './compare-rules.js';
import { analyseConditions } from './conditions/analyse-conditions.js';
import {
  checkModel,
  checkSample,
  checkSampleFacts,
  coverageMap,
  createModelChecker,
  type ModelChange,
  type ModelDefinitions,
} from './index.js';

fc.configureGlobal({ seed: 20_240_901 });

const verdictsOf = (tree: TopLevelCondition, ...among: TopLevelCondition[]) => {
  const { decide } = compileRule(generatedRule(tree), CONDITION_DICTIONARY);
  return [...allFacts(tree, ...among)].length === 0
    ? []
    : Array.from(allFacts(...[tree, ...among]), (facts) => decide(facts));
};

const read = (tree: TopLevelCondition) =>
  readRule(generatedRule(tree), CONDITION_DICTIONARY).conditions as ConditionNode;

describe('conditions against trying everything', () => {
  test('impossible and always true', () => {
    fc.assert(
      fc.property(conditionTrees, (tree) => {
        const verdicts = new Set(verdictsOf(tree));
        const { impossible, alwaysTrue } = analyseConditions(read(tree), () => []);
        expect({ impossible, alwaysTrue }).toEqual({
          impossible: !verdicts.has('triggered'),
          alwaysTrue: !verdicts.has('clear'),
        });
      }),
      { numRuns: 100 },
    );
  });

  test('how two conditions stand to each other', () => {
    fc.assert(
      fc.property(conditionTrees, conditionTrees, (first, second) => {
        const [a, b] = [verdictsOf(first, second), verdictsOf(second, first)];
        const decideA = compileRule(generatedRule(first), CONDITION_DICTIONARY).decide;
        const decideB = compileRule(generatedRule(second), CONDITION_DICTIONARY).decide;
        const pairs = new Set(
          Array.from(allFacts(first, second), (facts) => `${decideA(facts)} ${decideB(facts)}`),
        );
        const there = !pairs.has('triggered clear');
        const back = !pairs.has('clear triggered');
        const expected =
          there && back
            ? 'equivalent'
            : there
              ? 'firstImpliesSecond'
              : back
                ? 'secondImpliesFirst'
                : pairs.has('triggered triggered')
                  ? 'independent'
                  : 'exclusive';
        expect(a.length).toBe(b.length);
        expect(relateConditions(read(first), read(second))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});

const number = (fact: string, operator: string, value: unknown) => ({
  fact: 'indicator',
  params: { code: fact },
  operator,
  value,
});
const named = (code: string) => ({ code, name: { zh: `指标${code}`, en: `indicator ${code}` } });
const indicator = (code: string, formula: string): Indicator => ({
  ...named(code),
  level: 'school',
  periodKind: 'academicYear',
  direction: 'higher',
  decimals: 2,
  bases: [{ ...named('own'), formula }],
});
const rule = (code: string, conditions: unknown, more: Partial<Rule> = {}): Rule => ({
  ...named(code),
  level: 'school',
  periodKind: 'academicYear',
  conditions: conditions as TopLevelCondition,
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  process: 'p',
  owner: '质量办',
  provenance: { confidence: 'design' },
  ...more,
});
const BASE: ModelDefinitions = {
  levels: [{ code: 'school', name: { zh: '学校', en: 'school' }, order: 1 }],
  severities: CONDITION_DICTIONARY.severities,
  attributes: [],
  items: ['a', 'b'].map((code) => ({
    code,
    name: { zh: `数据${code}`, en: `item ${code}` },
    level: 'school',
    periodKind: 'academicYear',
    valueType: 'number',
    kind: 'stock',
  })),
  indicators: [
    indicator('i0', '数据a / 数据b'),
    indicator('i1', '指标i0 * 2'),
    indicator('i2', '指标i1 + 数据a'),
  ],
  standards: [],
  rules: [
    rule('r0', { all: [number('i0', 'greaterThan', 5)] }),
    rule('r1', { all: [number('i1', 'lessThan', 3)] }),
  ],
};
const codesOf = (model: Partial<ModelDefinitions>) => checkModel(model).map(({ code }) => code);

describe('a model', () => {
  test('without a fault has no findings but that its workflow is somewhere else', () => {
    expect(codesOf(BASE)).toEqual([]);
  });

  test('in which one rule repeats another, or is the milder of the two', () => {
    const wide = rule('wide', { all: [number('i0', 'greaterThan', 4)] });
    expect(codesOf({ ...BASE, rules: [...BASE.rules, wide] })).toEqual(['check.rule.subsumed']);
    const grave = { ...wide, event: { type: 'red' } };
    expect(codesOf({ ...BASE, rules: [...BASE.rules, grave] })).toEqual(['check.rule.severityOrder']);
    const graver = rule('graver', { all: [number('i0', 'greaterThan', 9)] }, { event: { type: 'red' } });
    expect(codesOf({ ...BASE, rules: [...BASE.rules, graver] })).toEqual([]);
  });

  test('tells which lines of its standards are watched', () => {
    const line = {
      ...named('l'),
      indicator: 'i0',
      operator: 'lessThanInclusive' as const,
      binding: 'binding' as const,
    };
    const standard = {
      ...named('s'),
      level: 'school',
      tier: 'college' as const,
      document: { title: '标准' },
      hitPolicy: 'UNIQUE' as const,
      inputs: [{ label: { zh: 'a', en: 'a' }, expression: '数据a' }],
      lines: [line, { ...line, code: 'm' }],
      rows: [{ when: ['-'], lines: { l: 1, m: 2 } }],
    };
    const watching = rule('w', {
      all: [number('i0', 'greaterThan', { fact: 'standard', params: { code: 's', line: 'l' } })],
    });
    const model = { ...BASE, standards: [standard], rules: [watching] };
    expect(coverageMap(model).map(({ line: code, rules }) => [code, rules])).toEqual([
      ['l', ['w']],
      ['m', []],
    ]);
    expect(checkModel(model).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'check.clause.unmeasured standards/s/lines/1',
    ]);
  });
});

test.each([
  ['any', 'attribute', ['a', 'b'], 'check.condition.alwaysTrue'],
  ['all', 'attribute', ['a', 'b'], 'check.condition.impossible'],
  ['any', 'verdict', ['triggered', 'clear'], 'check.condition.alwaysTrue'],
])('%s of all values of %s: the dictionary lists them', (group, fact, values, code) => {
  const options = ['a', 'b'].map((one) => ({ code: one, name: { zh: one, en: one } }));
  const kind = { ...named('kind'), level: 'school', valueType: 'text' as const, options };
  const params = { code: fact === 'verdict' ? 'r1' : 'kind' };
  const every = rule('every', {
    [group]: values.map((value) => ({ fact, params, operator: 'equal', value })),
  });
  expect(codesOf({ ...BASE, attributes: [kind], rules: [...BASE.rules, every] })).toEqual([code]);
});

test.each([
  [[9, 9, 9, 9, 1, 1], 'check.sample.most'],
  [[1, 1, 1, 1, 1, 1], 'check.sample.none'],
  [[NaN, NaN, NaN, NaN, NaN, NaN], 'check.sample.unknown'],
  [[9, 1, 1, 1, 1, 1], undefined],
])('a sample of %j: %s', (values, code) => {
  const columns = { 'indicator:i0': { kind: 'number' as const, values: Float64Array.from(values) } };
  const { diagnostics } = checkSample(BASE.rules[0] as Rule, BASE, columns, values.length);
  expect(diagnostics.map((one) => one.code)).toEqual(code === undefined ? [] : [code]);
  const facts = values.map((value) => ({ 'indicator:i0': Number.isNaN(value) ? null : value }));
  expect(checkSampleFacts(BASE.rules[0] as Rule, BASE, facts).diagnostics).toEqual(diagnostics);
});

const thresholds = fc.constantFrom(1, 3, 5);
const changes: fc.Arbitrary<ModelChange> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('i0', 'i1', 'i2', 'i3'),
      fc.constantFrom('数据a / 数据b', '指标i0 * 2', '指标i2 + 1', '指标i3', '没有的'),
      fc.constantFrom('', '新'),
    )
    .map(([code, formula, mark]): ModelChange => {
      const made = indicator(code, formula);
      const definition = { ...made, name: { ...made.name, zh: made.name.zh + mark } };
      return { list: 'indicators', code, definition };
    }),
  fc.constantFrom('i0', 'i1', 'i2').map((code): ModelChange => ({ list: 'indicators', code })),
  fc
    .tuple(
      fc.constantFrom('r0', 'r1', 'r2'),
      fc.constantFrom('i0', 'i1', 'i3'),
      thresholds,
      fc.constantFrom('yellow', 'red'),
      fc.constantFrom('r0', 'r1', 'r2', undefined),
    )
    .map(([code, fact, value, type, verdict]): ModelChange => {
      const other = { fact: 'verdict', params: { code: verdict }, operator: 'equal', value: 'triggered' };
      const all = [number(fact, 'greaterThan', value), ...(verdict === undefined ? [] : [other])];
      return { list: 'rules', code, definition: rule(code, { all }, { event: { type } }) };
    }),
  fc.constantFrom('r0', 'r1').map((code): ModelChange => ({ list: 'rules', code })),
  fc.constantFrom('a', 'b').map((code): ModelChange => ({ list: 'items', code })),
  fc
    .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('数据a', '数据b', '别名'))
    .map(([code, zh]): ModelChange => {
      const item = BASE.items.find((one) => one.code === code);
      return {
        list: 'items',
        code,
        definition: { ...(item as NonNullable<typeof item>), name: { zh, en: code } },
      };
    }),
  thresholds.map((rank): ModelChange => {
    const severity = { ...(BASE.severities[0] as (typeof BASE.severities)[number]), rank };
    return { list: 'severities', code: severity.code, definition: severity };
  }),
);

test('after any changes the findings are those of checking everything anew', () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 6 }), (list) => {
      const checker = createModelChecker(BASE);
      for (const change of list) {
        const found = checker.update(change);
        expect(found).toEqual(checkModel(checker.definitions));
      }
    }),
    { numRuns: process.env['ZHENGAI_SOAK'] ? 2_000 : 60 },
  );
});
