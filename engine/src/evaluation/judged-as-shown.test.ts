import { expect, test } from 'vitest';
import { columnOf } from '../column/index.js';
import { compileIndicator } from '../indicator/index.js';
import { EMPTY_DICTIONARY, VERDICT_OF_CODE, type Dictionary, type Indicator } from '../model/index.js';
import { compileRule } from '../rule/index.js';
import { createFactDeriver } from './derive-facts.js';
import { evaluateGrid } from './evaluate-grid.js';
import { planEvaluation } from './evaluation-plan.js';

const named = (code: string) => ({
  code,
  name: { zh: code, en: code },
  level: 'college',
  periodKind: 'semester' as const,
});
const item = (code: string) => ({ ...named(code), valueType: 'number' as const, kind: 'stock' as const });
const ratio: Indicator = {
  ...named('r'),
  direction: 'higher',
  decimals: 2,
  bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: 'a / b' }],
};
const rule = {
  ...named('reached'),
  conditions: {
    all: [{ fact: 'indicator', params: { code: 'r' }, operator: 'greaterThanInclusive', value: 1.01 }],
  },
  event: { type: 'yellow' },
  lifeCycle: { opensAfter: 1, clearsAfter: 1 },
};
const dictionary: Dictionary = {
  ...EMPTY_DICTIONARY,
  items: [item('a'), item('b')],
  indicators: [ratio],
  rules: [rule],
};

/** 1.005 lies on the middle, a little below it as a double. */
test.each([
  [201, 200, 1.01, 'triggered'],
  [2009, 2000, 1, 'clear'],
  [1004999, 1000000, 1, 'clear'],
  [101, 100, 1.01, 'triggered'],
] as const)('%i / %i is shown as %d and judged %s', (a, b, shown, verdict) => {
  const facts = { 'item:a': a, 'item:b': b };
  const { value, rounded } = compileIndicator(ratio, dictionary).evaluate(facts);
  expect(value).toBe(a / b);
  expect(rounded).toBe(shown);

  const judged = createFactDeriver(dictionary).derive([{ kind: 'indicator', code: 'r' }], facts);
  expect(judged['indicator:r']).toBe(shown);
  expect(compileRule(rule, dictionary).evaluate(judged).verdict).toBe(verdict);

  const result = evaluateGrid(planEvaluation(dictionary), {
    level: 'college',
    periodKind: 'semester',
    subjects: ['s'],
    periods: ['2024-2025-1'],
    valid: new Uint8Array([1]),
    items: { a: columnOf('number', [a]), b: columnOf('number', [b]) },
    attributes: {},
  });
  expect(VERDICT_OF_CODE[result.verdicts('reached')[0] ?? 2]).toBe(verdict);
  expect(result.facts('reached', 0)).toEqual({ 'indicator:r': shown });
  expect(JSON.stringify(result.explain('reached', 0).explanation)).toContain(String(shown));
  expect(result.indicator('r')[0]).toBe(a / b);
});
