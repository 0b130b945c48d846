import { describe, expect, test } from 'vitest';
import { EMPTY_DICTIONARY } from '../../model/index.js';
import { compileFormula, evaluateFeel, formulaScope } from '../index.js';

const CONTEXT = {
  xs: [1, 2, 3, 4],
  课程: [
    { 名称: '机械制图', 学分: 4, 教师: ['甲', '乙'] },
    { 名称: '英语', 学分: 2, 教师: [] },
    { 名称: '体育', 学分: 2, 教师: ['丙'] },
  ],
  empty: null,
};

/** Constructs of the language: expression → value. */
const CONSTRUCTS: Readonly<Record<string, readonly (readonly [text: string, value: unknown])[]>> = {
  loops: [
    ['for x in xs return x * x', [1, 4, 9, 16]],
    ['for x in 3..1 return x', [3, 2, 1]],
    ['for x in [1, 2], y in [x, 10] return x * y', [1, 10, 4, 20]],
    ['for x in (1..4) return x', [2, 3]],
    ['for x in @"2024-02-28"..@"2024-03-01" return string(x)', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['for x in xs return sum(append(partial, x))', [1, 3, 7, 15]],
    ['for x in [1, 2, 3] return partial', [[], [[]], [[], [[]]]]],
    ['for x in empty return x', null],
    ['for 课 in 课程 return 课.学分', [4, 2, 2]],
    ['some x in xs satisfies x > 3', true],
    ['every x in xs, y in xs satisfies x + y < 9', true],
    ['some x in [null, 1] satisfies x > 1', null],
    ['some x in [null, 2] satisfies x > 1', true],
    ['every x in [] satisfies false', true],
  ],
  filters: [
    ['xs[2]', 2],
    ['xs[-1]', 4],
    ['xs[0]', null],
    ['xs[item > 2]', [3, 4]],
    ['xs[even(item)]', [2, 4]],
    ['xs[count(xs)]', 4],
    ['课程[学分 > 2].名称', ['机械制图']],
    ['课程[count(教师) = 0][1].名称', '英语'],
    ['课程[item.学分 = 2].名称', ['英语', '体育']],
    ['sum(课程.学分)', 8],
    ['[{item: 1}, {item: 2}][item >= 2]', [{ item: 2 }]],
    ['for x in xs return xs[item < x]', [[], [1], [1, 2], [1, 2, 3]]],
    ['[{x: 1}][y > 1]', []],
    ['5[true]', [5]],
    ['empty[1]', null],
    ['empty[item > 1]', null],
  ],
  contexts: [
    ['{a: 1, b: a + 1}.b', 2],
    ['{a: 1, f: function(n) n + a}.f(2)', 3],
    ['{学分: 2, "两倍 学分": 学分 * 2}.两倍 学分', 4],
    ['{a: 1, a: 2}', null],
    ['{a b: 1}.a b', 1],
    ['{a+b: 1}.a + b', 1],
    ['{a: 1}.b', null],
  ],
  functions: [
    ['(function(a, b) a - b)(b: 1, a: 3)', 2],
    ['(function(a: number) a)("x")', null],
    ['(function(a: number) a)([5])', 5],
    ['(function(a: list<number>) count(a))(5)', 1],
    ['(function(a) a)(1, 2)', null],
    ['{fac: function(self, n) if n < 2 then 1 else n * self(self, n - 1), r: fac(fac, 5)}.r', 120],
    ['sort(xs, function(a, b) a > b)', [4, 3, 2, 1]],
    ['(function() external {java: {class: "x"}})()', null],
    ['1(2)', null],
  ],
  types: [
    ['[1, null] instance of list<number>', true],
    ['null instance of Any', false],
    ['[1..3] instance of range<number>', true],
    ['[@"2024-01-01"..@"2024-01-02"] instance of list<range<date>>', false],
    ['[[1..3]] instance of list<range<number>>', true],
    ['{a: 1, b: 2} instance of context<a: number>', true],
    ['{a: "x"} instance of context<a: number>', false],
    ['(function(a: number) a) instance of function<number> -> Any', true],
    ['(function(a) a) instance of function<number, number> -> Any', false],
    ['@"P1D" instance of days and time duration', true],
    ['[1] instance of list', true],
    ['{} instance of context', true],
    ['1 instance of whatever', false],
  ],
  logic: [
    ['null and false', false],
    ['null and true', null],
    ['1 or true', true],
    ['if null then 1 else 2', 2],
    ['2 in (> 5, 1..3)', null],
    ['2 in (> 5, [1..3])', true],
    ['2 in xs', true],
    ['[2] in xs', false],
    ['2 in [[1..3]]', true],
    ['5 in (? > 3)', true],
    ['null in [1..3]', null],
    ['4 between 1 and null', null],
    ['4 between null and 1', false],
    ['xs[4] between null and 1', false],
    ['"b" in ["a".."c"]', true],
    ['1 = "1"', null],
    ['null = null', true],
    ['[1, [2]] = [1, [2]]', true],
    ['{a: 1, b: 2} = {b: 2, a: 1}', true],
    ['-[1]', null],
  ],
};

describe.each(Object.entries(CONSTRUCTS))('%s', (_, cases) => {
  test.each(cases)('%s', (text, expected) => {
    expect(evaluateFeel(text, CONTEXT).value).toEqual(expected);
  });
});

const dictionary = {
  ...EMPTY_DICTIONARY,
  items: (['数', '名 称', '开课日期'] as const).map((name, i) => ({
    code: ['n', 's', 'd'][i] ?? '',
    name: { zh: name, en: name },
    level: 'course',
    valueType: (['number', 'text', 'date'] as const)[i] ?? 'number',
    periodKind: 'semester' as const,
    kind: 'stock' as const,
  })),
};
const scope = formulaScope(dictionary, 'course');
const FACTS = { 'item:n': 3, 'item:s': '机械制图', 'item:d': '2024-09-03' };

/** Formulas over facts whose parts need more than the typed core. */
const FORMULAS: readonly (readonly [text: string, value: unknown])[] = [
  ['sum(for x in 1..数 return x * 数)', 18],
  ['count([1, 2, 3, 4][item > 数])', 1],
  ['(date("2024-10-01") - 开课日期).days', 28],
  ['开课日期 + duration("P1M") > date("2024-10-01")', true],
  ['if matches(名 称, "制图$") then string length(名 称) else 0', 4],
  ['{数: 5, 和: 数 + 1}.和', 6],
  ['(for 数 in [7] return 数)[1]', 7],
  ['max([{数: 1}, {数: 9}][数 > 2].数)', 9],
  ['some x in [1, 2, 3] satisfies x = 数', true],
  ['(if 数 > 2 then [1, 2] else [])[1] + 数', 4],
];

test.each(FORMULAS)('over facts: %s', (text, expected) => {
  expect(compileFormula(text, scope).evaluate(FACTS).value).toBe(expected);
});

test('what is missing stays unknown in loops and filters over facts', () => {
  const { evaluate } = compileFormula('some x in [1, 2] satisfies x = 数', scope);
  expect(evaluate({}).value).toBe(null);
  const { value, warnings } = compileFormula('count([1, 2][item = 数])', scope).evaluate({});
  expect(value).toBe(null);
  expect(warnings.map(({ code }) => code)).toContain('feel.conditionUnknown');
  expect(evaluateFeel('count([1, null][item > 0])').value).toBe(1);
});

test('every fact on the way is told', () => {
  const formula = compileFormula('sum(for x in [1, 2] return x * 数) + string length(名 称)', scope);
  const read = new Set<number>();
  formula.evaluateValues([3, 'ab'], { read: (slot) => read.add(slot) });
  expect([...read].map((slot) => formula.slots[slot]?.ref.code).toSorted()).toEqual(['n', 's']);
});
