import { expect, test } from 'vitest';
import {
  attribute,
  indicator,
  item,
  line,
  programmeRule,
  PROGRAMMES,
  verdictOf,
} from '../../test/support/programme-dictionary.js';
import { EMPTY_DICTIONARY, type Rule } from '../model/index.js';
import { checkRule, compileRule } from './index.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import { RULE_DIAGNOSTIC_CODES } from './rule-diagnostic.js';

const ratio = indicator('dual-ratio');
const below = { ...ratio, operator: 'lessThan', value: 50 };
const all = (...conditions: unknown[]) => ({ all: conditions });

/** What is found: `code path`, the path without `rules/low-dual-ratio`. */
function found(rule: Rule): string[] {
  return checkRule(rule, PROGRAMMES).map(({ code, path }) => {
    expect(path.startsWith('rules/low-dual-ratio')).toBe(true);
    return `${code} ${path.slice('rules/low-dual-ratio'.length)}`.trim();
  });
}

test.each<[string, unknown, string[]]>([
  ['a good rule', all(below, { ...ratio, operator: 'lessThan', value: line('red') }), []],
  ['no group at the top', below, ['rule.condition.rootNotGroup /conditions']],
  ['nothing', undefined, ['rule.condition.invalid /conditions']],
  ['a text', 'all', ['rule.condition.invalid /conditions']],
  ['an empty object', {}, ['rule.condition.invalid /conditions']],
  ['two forms at once', { all: [below], any: [below] }, ['rule.condition.ambiguous /conditions']],
  ['all without a list', { all: below }, ['rule.condition.listExpected /conditions/all']],
  ['not with a list', { not: [below] }, ['rule.condition.listNotAllowed /conditions/not']],
  ['an empty group', { any: [] }, ['rule.condition.empty /conditions/any']],
  ['a null among conditions', all(null), ['rule.condition.invalid /conditions/all/0']],
  ['no operator', all({ ...ratio, value: 1 }), ['rule.comparison.incomplete /conditions/all/0']],
  ['no value', all({ ...ratio, operator: 'equal' }), ['rule.comparison.incomplete /conditions/all/0']],
  ['no fact', all({ operator: 'equal', value: 1 }), ['rule.comparison.incomplete /conditions/all/0']],
  [
    'an unknown operator',
    all({ ...below, operator: 'nope' }),
    ['rule.operator.unknown /conditions/all/0/operator'],
  ],
  [
    'an unknown decorator',
    all({ ...below, operator: 'odd:equal' }),
    ['rule.operator.decorator /conditions/all/0/operator'],
  ],
  ['a fact that is no text', all({ ...below, fact: 7 }), ['rule.fact.invalid /conditions/all/0/fact']],
  [
    'a plain fact',
    all({ fact: 'x', operator: 'equal', value: 1 }),
    ['rule.fact.unknown /conditions/all/0/fact'],
  ],
  [
    'params of a plain fact',
    all({ fact: 'x', params: { offset: -1 }, operator: 'equal', value: 1 }),
    ['rule.params.ignored /conditions/all/0/params', 'rule.fact.unknown /conditions/all/0/fact'],
  ],
  [
    'an unknown indicator',
    all({ ...below, ...indicator('gone') }),
    ['rule.indicator.unknown /conditions/all/0'],
  ],
  ['an unknown item', all({ ...below, ...item('gone') }), ['rule.item.unknown /conditions/all/0']],
  [
    'an unknown attribute',
    all({ ...below, ...attribute('gone') }),
    ['rule.attribute.unknown /conditions/all/0'],
  ],
  [
    'an unknown standard',
    all({ ...below, value: line('red', 'gone') }),
    ['rule.standard.unknown /conditions/all/0/value'],
  ],
  [
    'an unknown line',
    all({ ...below, value: line('gone') }),
    ['rule.line.unknown /conditions/all/0/value/params/line'],
  ],
  [
    'an unknown rule',
    all({ ...verdictOf('gone'), operator: 'equal', value: 'triggered' }),
    ['rule.verdict.unknown /conditions/all/0'],
  ],
  [
    'a target',
    all({ ...below, fact: 'target', params: { code: 't' } }),
    ['rule.target.unknown /conditions/all/0'],
  ],
  [
    'an unknown basis',
    all({ ...below, ...indicator('dual-ratio', { basis: 'gone' }) }),
    ['rule.basis.unknown /conditions/all/0/params/basis'],
  ],
  ['no code', all({ ...below, params: {} }), ['rule.params.missing /conditions/all/0/params']],
  [
    'a plain fact with the name of a kind',
    all({ fact: 'target', operator: 'equal', value: 1 }),
    ['rule.fact.unknown /conditions/all/0/fact'],
  ],
  [
    'no line',
    all({ ...below, value: { fact: 'standard', params: { code: 'college' } } }),
    ['rule.params.missing /conditions/all/0/value/params'],
  ],
  [
    'an unknown param',
    all({ ...below, ...indicator('dual-ratio', { period: 1 }) }),
    ['rule.params.unknown /conditions/all/0/params/period'],
  ],
  ...[1, 0.5, '-1', -61].map((offset): [string, unknown, string[]] => [
    `offset ${JSON.stringify(offset)}`,
    all({ ...below, ...indicator('dual-ratio', { offset }) }),
    ['rule.params.invalid /conditions/all/0/params/offset'],
  ]),
  [
    'a basis on an item',
    all({ ...below, ...item('students', { basis: 'live' }) }),
    ['rule.params.invalid /conditions/all/0/params/basis'],
  ],
  [
    'a fact of another level',
    all({ ...attribute('hours'), operator: 'lessThan', value: 1 }),
    ['rule.fact.level /conditions/all/0'],
  ],
  [
    'a fact by another kind of period',
    all({ ...item('attendance'), operator: 'lessThan', value: 80 }),
    ['rule.fact.periodKind /conditions/all/0'],
  ],
  [
    'its own verdict',
    all({ ...verdictOf('low-dual-ratio'), operator: 'equal', value: 'triggered' }),
    ['rule.verdict.unknown /conditions/all/0'],
  ],
  [
    'a text against a number',
    all({ ...below, value: '50' }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  [
    'an order of texts',
    all({ ...attribute('category'), operator: 'lessThan', value: 'med' }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  ['an order of dates', all({ ...attribute('approved-on'), operator: 'lessThan', value: '2020-09-01' }), []],
  [
    'a date that is none',
    all({ ...attribute('approved-on'), operator: 'lessThan', value: '2020-13-01' }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  [
    'a number in a number',
    all({ ...below, operator: 'in', value: 50 }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  [
    'texts for a number',
    all({ ...below, operator: 'in', value: ['1', '2'] }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  [
    'a list operator on a number',
    all({ ...below, operator: 'contains', value: 50 }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  [
    'facts of two types',
    all({ ...ratio, operator: 'equal', value: attribute('category') }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  ['null', all({ ...below, value: null }), ['rule.value.null /conditions/all/0/value']],
  ['an object', all({ ...below, value: { a: 1 } }), ['rule.value.invalid /conditions/all/0/value']],
  [
    'a list of lists',
    all({ ...below, operator: 'in', value: [[1]] }),
    ['rule.comparison.type /conditions/all/0/value'],
  ],
  ['infinity', all({ ...below, value: Infinity }), ['rule.value.invalid /conditions/all/0/value']],
  [
    'a long text',
    all({ fact: 'x', operator: 'equal', value: 'x'.repeat(4001) }),
    ['rule.fact.unknown /conditions/all/0/fact', 'rule.value.tooLarge /conditions/all/0/value'],
  ],
  [
    'a text for a list',
    all({ ...attribute('category'), operator: 'in', value: 'eng' }),
    ['rule.value.textForList /conditions/all/0/value'],
  ],
  [
    'an option that is not there',
    all({ ...attribute('category'), operator: 'in', value: ['eng', 'law'] }),
    ['rule.value.option /conditions/all/0/value'],
  ],
  [
    'a verdict that is none',
    all({ ...verdictOf('yellow'), operator: 'equal', value: 'open' }),
    ['rule.value.verdict /conditions/all/0/value'],
  ],
  ['a path into a number', all({ ...below, path: '$.a' }), ['rule.path.onScalar /conditions/all/0/path']],
  [
    'a path with a script',
    all({ fact: 'x', path: '$[?(@.a)]', operator: 'equal', value: 1 }),
    ['rule.fact.unknown /conditions/all/0/fact', 'rule.path.invalid /conditions/all/0/path'],
  ],
  [
    'a plain fact that can never be decided',
    all({ fact: 'x', operator: 'greaterThan', value: '5' }),
    ['rule.fact.unknown /conditions/all/0/fact', 'rule.comparison.neverDecided /conditions/all/0/value'],
  ],
  ['an unknown name', { condition: 'gone' }, ['rule.condition.unknown /conditions/condition']],
])('%s', (_, conditions, expected) => {
  expect(found(programmeRule(conditions))).toEqual(expected);
});

test.each<[string, Partial<Rule>, string[]]>([
  ['an unknown level', { level: 'gone' }, ['rule.level.unknown /level', 'rule.fact.level /conditions/all/0']],
  ['an unknown severity', { event: { type: 'purple' } }, ['rule.severity.unknown /event/type']],
  ['an unknown indicator', { indicator: 'gone' }, ['rule.indicator.unknown /indicator']],
  [
    'a recovery that is wrong',
    {
      lifeCycle: {
        opensAfter: 1,
        clearsAfter: 1,
        recovery: { all: [{ ...below, operator: 'nope' }] },
      },
    },
    ['rule.operator.unknown /lifeCycle/recovery/all/0/operator'],
  ],
  ['a life cycle without counts', { lifeCycle: {} as never }, ['rule.shape.invalid /lifeCycle']],
  [
    'an unused named condition that is wrong',
    { namedConditions: { 'a/b': { all: [{ ...below, operator: 'nope' }] } } },
    ['rule.operator.unknown /namedConditions/a~1b/all/0/operator'],
  ],
])('%s', (_, rest, expected) => {
  expect(found(programmeRule(all(below), rest))).toEqual(expected);
});

test('named conditions in a circle are found, and named', () => {
  const rule = programmeRule(
    { condition: 'a' },
    { namedConditions: { a: { all: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } } },
  );
  const [diagnostic] = checkRule(rule, PROGRAMMES);
  expect(diagnostic?.code).toBe('rule.condition.cycle');
  expect(diagnostic?.message.zh).toContain('a → b → a');
});

test('a rule may look at its own earlier verdicts, not at the one in the making', () => {
  const dictionary = { ...PROGRAMMES, rules: [...PROGRAMMES.rules, programmeRule(all(below))] };
  const self = (offset: number) =>
    programmeRule(all({ ...verdictOf('low-dual-ratio', { offset }), operator: 'equal', value: 'triggered' }));
  expect(checkRule(self(0), dictionary).map(({ code }) => code)).toEqual(['rule.verdict.self']);
  expect(checkRule(self(-1), dictionary)).toEqual([]);
});

test('conditions that are too deep, or unfold to too many, are refused in no time', () => {
  let deep: unknown = below;
  for (let i = 0; i <= RULE_BUDGETS.depth; i += 1) deep = { not: deep };
  expect(found(programmeRule(deep)).map((f) => f.split(' ')[0])).toEqual(['rule.condition.tooDeep']);
  const doubled = Object.fromEntries(
    Array.from({ length: 16 }, (_, i) => [
      `c${i}`,
      i === 0 ? all(below) : all({ condition: `c${i - 1}` }, { condition: `c${i - 1}` }),
    ]),
  );
  const start = performance.now();
  const codes = found(programmeRule({ condition: 'c15' }, { namedConditions: doubled as never }));
  expect(codes.map((f) => f.split(' ')[0])).toEqual(['rule.condition.tooLarge']);
  expect(performance.now() - start).toBeLessThan(5_000);
  const wide = all(...Array.from({ length: RULE_BUDGETS.nodes }, () => below));
  expect(found(programmeRule(wide)).map((f) => f.split(' ')[0])).toEqual(['rule.condition.tooLarge']);
});

test('compiling a rule with errors throws them all, warnings included', () => {
  const rule = programmeRule(all({ ...below, value: '50' }, { ...below, value: null }));
  expect(() => compileRule(rule, PROGRAMMES)).toThrow(
    expect.objectContaining({
      name: 'ModelError',
      code: 'rule.comparison.type',
      diagnostics: [
        expect.objectContaining({ code: 'rule.comparison.type' }),
        expect.objectContaining({ code: 'rule.value.null', severity: 'warning' }),
      ],
    }),
  );
});

test('without a scale or levels there is nothing to check severity and level against', () => {
  const rule = programmeRule(all({ fact: 'x', operator: 'equal', value: 1 }));
  expect(new Set(checkRule(rule, EMPTY_DICTIONARY).map(({ severity }) => severity))).toEqual(
    new Set(['warning']),
  );
  expect(compileRule(rule, EMPTY_DICTIONARY).decide({ x: 1 })).toBe('triggered');
});

test('messages are complete sentences in both languages', () => {
  const samples: [unknown, string, string][] = [
    [
      all({ ...attribute('category'), operator: 'lessThan', value: 5 }),
      '“类别”是文字，不能用“低于”与“5”比较；请改用合适的运算或值。',
      '“category” is a text and cannot be compared by “is below” with “5”; use a fitting operator or value.',
    ],
    [
      all({ ...item('attendance'), operator: 'lessThan', value: 80 }),
      '“到课率”的统计周期（教学周）与规则的（学年）不同；请选择同一周期的。',
      '“attendance” is measured by teaching week, the rule by academic year; choose one of the same kind of period.',
    ],
    [
      all({ ...below, ...indicator('dual-ratio', { offset: 1 }) }),
      '参数“offset”的值不合要求：应为 0 或负整数，最多向前 60 期。',
      'Parameter “offset” has an unusable value: it must be a whole number from -60 to 0.',
    ],
  ];
  for (const [conditions, zh, en] of samples) {
    expect(checkRule(programmeRule(conditions), PROGRAMMES)[0]?.message).toEqual({ zh, en });
  }
  expect(RULE_DIAGNOSTIC_CODES.every((code) => /^rule\.[a-zA-Z]+\.[a-zA-Z]+$/u.test(code))).toBe(true);
});
