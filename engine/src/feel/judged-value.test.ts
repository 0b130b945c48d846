import { describe, expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import { EMPTY_DICTIONARY, type Dictionary, type FactKey, type FactValue } from '../model/index.js';
import { compileFormula, evaluateFeel, formulaScope } from './index.js';

const common = { level: 'college', periodKind: 'academicYear' as const };
const item = (code: string) => ({
  ...common, code, name: { zh: code, en: `${code} item` }, valueType: 'number' as const, kind: 'stock' as const,
}); // prettier-ignore
const indicator = (code: string, zh: string, decimals: number) => ({
  ...common,
  code,
  name: { zh, en: code },
  direction: 'lower' as const,
  decimals,
  bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: '甲 / 乙' }],
});
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [item('甲'), item('乙')],
  indicators: [indicator('ratio', '生师比', 1), indicator('rate', '及格率', 2)],
};
const scope = formulaScope(dictionary, 'college');

/** Shown as 18.0 and 60.00. */
const RATIO = 18.04;
const RATE = 59.996;
const FACTS: Readonly<Record<FactKey, FactValue>> = {
  'indicator:ratio': RATIO,
  'indicator:ratio@-1': 17.96,
  'indicator:rate': RATE,
  'item:甲': 29,
  'item:乙': 200,
};

function computed(text: string): FactValue {
  const closures = compileFormula(text, scope).evaluate(FACTS).value;
  for (const backend of ['generated', 'interpreted'] as const) {
    const formula = compileFormula(text, scope, { backend });
    const columns = formula.facts.map((ref) => {
      const { offset } = ref;
      const key = `${ref.kind}:${ref.code}${offset ? `@${offset}` : ''}`;
      return columnOf('number', [FACTS[key] ?? null]);
    });
    const column = formula.evaluateColumns(columns, 1);
    const value = column.kind === 'boolean' ? column.values[0] === 1 : column.values[0];
    expect(value).toBe(closures);
  }
  return closures;
}

describe('an indicator that a formula holds against something counts as it is shown', () => {
  test.each([
    ['生师比 > 18', false],
    ['18 < 生师比', false],
    ['生师比 = 18', true],
    ['(生师比) <= 18', true],
    ['生师比 between 17 and 18', true],
    ['生师比 in [17..18]', true],
    ['生师比 in (16, 18)', true],
    ['生师比 in (> 18)', false],
    ['生师比 = 上期(生师比)', true],
    ['if 及格率 < 60 then 1 else 0', 0],
    ['及格率 >= 60 and 生师比 <= 18', true],
    ['count([1, 2][生师比 > 18])', 0],
    ['count(for x in [1] return if 生师比 > 18 then 1 else 0)', 1],
    ['sum(for x in [1] return if 上期(生师比) < 18 then 1 else 0)', 0],
    ['some x in [17, 18] satisfies x = 生师比', true],
    ['连续期数(生师比 <= 18, 2)', 2],
  ])('%s → %s', (text, expected) => expect(computed(text)).toBe(expected));
});

describe('what a formula computes with is not rounded', () => {
  test.each([
    ['生师比', RATIO],
    ['生师比 * 2', RATIO * 2],
    ['生师比 + 0 > 18', true],
    ['生师比 - 上期(生师比)', RATIO - 17.96],
    ['max(生师比, 18)', RATIO],
    ['if 生师比 > 18 then 0 else 生师比', RATIO],
  ])('%s → %s', (text, expected) => expect(computed(text)).toBe(expected));
});

describe('the noise of binary fractions does not count', () => {
  test.each([
    ['甲 / 乙 * 100 >= 14.5', true],
    ['14.5 > 甲 / 乙 * 100', false],
    ['甲 / 乙 * 100 = 14.5', true],
    ['甲 / 乙 * 100 != 14.5', false],
    ['甲 / 乙 * 100 in [14.5..15]', true],
    ['甲 / 乙 * 100 between 14.5 and 15', true],
    ['0.1 + 0.2 = 0.3', true],
    ['floor(甲 / 乙 * 1000)', 145],
    ['floor(0.29 * 100)', 29],
    ['ceiling(1.1 * 3 - 0.3)', 3],
    ['ceiling(0.07 * 100)', 7],
    ['floor(-0.29 * 100)', -29],
    ['round(甲 / 乙 * 100)', 15],
    ['round up(0.1 + 0.2, 1)', 0.3],
    ['round down(0.29 * 100, 0)', 29],
    ['decimal(甲 / 乙 * 100, 0)', 14],
    ['floor(0.29 * 100, 0)', 29],
    ['modulo(0.3, 0.1)', 0],
    ['modulo(-4.5, 1.5)', 0],
    ['some x in [甲 / 乙 * 100] satisfies x >= 14.5', true],
  ])('%s → %s', (text, expected) => expect(computed(text)).toBe(expected));

  test.each([
    ['1000000000000001 = 1000000000000002', false],
    ['1000000000000001 + 0 < 1000000000000002', true],
    ['0.1 + 0.2 < 0.30000000000001', true],
    ['甲 / 乙 * 100 < 14.5000000000002', true],
    ['floor(2.99999999999)', 2],
    ['ceiling(3.00000000001)', 4],
    ['floor(1000000000000001.5)', 1000000000000001],
    ['modulo(10, 4)', 2],
    ['modulo(-12, 5)', 3],
    ['modulo(10.1, 4.5)', 10.1 - 9],
  ])('what is a difference stays one: %s → %s', (text, expected) => expect(computed(text)).toBe(expected));
});

test('plain FEEL compares numbers as they are', () => {
  expect(evaluateFeel('a > 18', { a: RATIO }).value).toBe(true);
  expect(evaluateFeel('floor(0.29 * 100)').value).toBe(29);
});
