import type { ComparisonExplanation, Operand, RuleExplanation } from '@zhengai/engine';
import { describe, expect, it } from 'vitest';
import { comparisonSentence } from './comparison-sentence.js';
import { valueLabel } from './value-label.js';
import { lineOf } from './warning-history.js';
import { warningSentence } from './warning-sentence.js';

const context = {
  decimalsOf: () => 1,
  optionOf: (attribute: string, value: string) =>
    attribute === 'category' && value === 'eng' ? { zh: '工科', en: 'engineering' } : undefined,
};

const ratio = (value: number | null, offset?: number): Operand => ({
  ref: { kind: 'indicator', code: 'ratio', ...(offset === undefined ? {} : { offset }) },
  label: { zh: '生师比', en: 'student–teacher ratio' },
  value,
});
const compare = (
  left: Operand,
  operator: string,
  right: Operand,
  truth: boolean | null = true,
): ComparisonExplanation => ({ kind: 'comparison', truth, operator, left, right, deciding: true });
const category = (value: string): Operand => ({
  ref: { kind: 'attribute', code: 'category' },
  label: { zh: '专业类别', en: 'category' },
  value,
});
const verdict: Operand = {
  ref: { kind: 'verdict', code: 'yellow-card' },
  label: { zh: '黄牌', en: 'yellow card' },
  value: 'triggered',
};
const number = (value: number): Operand => ({ label: { zh: String(value), en: String(value) }, value });

describe('comparisonSentence', () => {
  it.each([
    [
      compare(ratio(22.34), 'greaterThan', number(18)),
      '生师比 22.3,高于 18',
      'student–teacher ratio is 22.3, which is above 18',
    ],
    [
      compare(ratio(22.3), 'lessThanInclusive', number(18), false),
      '生师比 22.3,高于 18',
      'student–teacher ratio is 22.3, which is above 18',
    ],
    [
      compare(ratio(22.3), 'not:lessThan', number(18)),
      '生师比 22.3,不低于 18',
      'student–teacher ratio is 22.3, which is not below 18',
    ],
    [
      compare({ ...ratio(46.25), unit: '%' }, 'lessThan', number(60)),
      '生师比 46.3%,低于 60%',
      'student–teacher ratio is 46.3%, which is below 60%',
    ],
    [
      compare(category('eng'), 'in', { label: { zh: '工科、农科', en: 'a, b' }, value: ['eng', 'agr'] }),
      '专业类别为工科',
      'category is engineering',
    ],
    [
      compare(category('eng'), 'notEqual', { label: { zh: '农科', en: 'agriculture' }, value: 'agr' }),
      '专业类别 工科,不等于农科',
      'category is engineering, which differs from agriculture',
    ],
    [
      compare(verdict, 'equal', { label: { zh: '触发', en: 'triggered' }, value: 'triggered' }),
      '黄牌为触发',
      'yellow card is triggered',
    ],
    [
      compare(ratio(null), 'greaterThan', number(18), null),
      '生师比无法判定(缺数据)',
      'student–teacher ratio cannot be judged (data is missing)',
    ],
  ])('%#', (comparison, zh, en) => {
    expect(comparisonSentence(comparison, context)).toEqual({ zh, en });
  });
});

describe('warningSentence', () => {
  it('tells the comparisons that decide, and counts those it leaves out', () => {
    const explanation: RuleExplanation = {
      kind: 'all',
      truth: true,
      children: [1, 2, 3, 4, 5].map((line) => compare(ratio(22), 'greaterThan', number(line))),
    };
    const sentence = warningSentence({
      subject: '机械学院',
      explanation,
      fallback: { zh: '', en: '' },
      since: '2024-2025-1',
      context,
    });
    expect(sentence.zh).toBe(
      '机械学院:生师比 22,高于 1;生师比 22,高于 2;生师比 22,高于 3;另有 2 项(自 2024–2025 学年第一学期起)',
    );
    expect(sentence.en).toMatch(/; and 2 more \(since the first semester of 2024–2025\)$/);
  });

  it('without an explanation says what the rule says', () => {
    const sentence = warningSentence({
      subject: '机械学院',
      explanation: null,
      fallback: { zh: '生师比过高', en: 'ratio too high' },
      since: '2024',
      context,
    });
    expect(sentence).toEqual({
      zh: '机械学院:生师比过高(自 2024 年起)',
      en: '机械学院: ratio too high (since 2024)',
    });
  });
});

describe('valueLabel', () => {
  it.each([
    [1234567.891, {}, '1,234,567.891'],
    [46.25, { unit: '%', decimals: 1 }, '46.3%'],
    [12, { unit: '人' }, '12 人'],
    [null, {}, '缺数据'],
    [true, {}, '是'],
    ['工科', {}, '“工科”'],
    [['a', 'b'], {}, '“a”、“b”'],
  ])('%j %j → %s', (value, options, zh) => {
    expect(valueLabel(value, options).zh).toBe(zh);
  });
});

describe('lineOf', () => {
  it('is the number that the indicator of the period is compared with, on whichever side', () => {
    const tree = (comparison: ComparisonExplanation): RuleExplanation => ({
      kind: 'all',
      truth: true,
      children: [compare(ratio(5, -1), 'greaterThan', number(1)), comparison],
    });
    expect(lineOf(tree(compare(ratio(22), 'greaterThan', number(18))), 'ratio')).toBe(18);
    expect(lineOf(tree(compare(number(18), 'lessThan', ratio(22))), 'ratio')).toBe(18);
    expect(lineOf(tree(compare(ratio(22), 'greaterThan', number(18))), 'other')).toBeNull();
  });
});
