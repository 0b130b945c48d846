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

const formula = (code: string, text: string): Indicator => ({
  ...ratio,
  ...named(code),
  decimals: 0,
  bases: [{ code: 'own', name: { zh: '校内', en: 'own' }, formula: text }],
});
const within: Dictionary = {
  ...dictionary,
  indicators: [
    ratio,
    formula('reached', 'if r >= 1.01 then 1 else 0'),
    formula('place', 'peers(r).rank'),
    formula('best', 'peers(r).best * 1000'),
    formula('line', '1'),
  ],
  standards: [
    {
      code: 'steps',
      name: { zh: '分档', en: 'Steps' },
      level: 'college',
      tier: 'college',
      document: { title: '校内办法' },
      hitPolicy: 'UNIQUE',
      lines: [
        { ...named('step'), indicator: 'line', operator: 'greaterThanInclusive', binding: 'reference' },
      ],
      inputs: [
        { label: { zh: 'r', en: 'r' }, expression: 'r' },
        { label: { zh: '%', en: '%' }, expression: 'a / b * 100' },
      ],
      rows: [
        { when: ['>= 1.01', '-'], lines: { step: 2 } },
        { when: ['< 1.01', '>= 100.3'], lines: { step: 1 } },
        { when: ['< 1.01', '< 100.3'], lines: { step: 0 } },
      ],
    },
  ],
  rules: [
    {
      ...rule,
      code: 'all',
      conditions: {
        any: [
          ...['reached', 'place', 'best'].map((code) => ({
            fact: 'indicator',
            params: { code },
            operator: 'greaterThan',
            value: 0,
          })),
          { fact: 'standard', params: { code: 'steps', line: 'step' }, operator: 'greaterThan', value: 0 },
        ],
      },
    },
  ],
};

/** Shown as 1.01, 1.01, 1.00, 1.00; the third is 100.3 % but for noise (1003 / 1000 * 100 is 100.29999999999998). */
test('conditions, ranks and tables inside formulas judge what is shown; values are computed with as they are', () => {
  const a = [201, 20111, 1003, 999];
  const b = [200, 20000, 1000, 1000];
  const expected: Record<string, readonly number[]> = {
    reached: [1, 1, 0, 0],
    place: [1, 1, 3, 3],
    best: Array<number>(4).fill((20111 / 20000) * 1000),
    'steps.step': [2, 2, 1, 0],
  };
  const grid = {
    level: 'college',
    periodKind: 'semester' as const,
    subjects: ['s', 't', 'u', 'v'],
    periods: ['2024-2025-1'],
    valid: new Uint8Array([1, 1, 1, 1]),
    items: { a: columnOf('number', a), b: columnOf('number', b) },
    attributes: {},
  };
  const result = evaluateGrid(planEvaluation(within), grid);
  const facts = a.map((value, i) => ({ 'item:a': value, 'item:b': b[i] as number }));
  for (const [code, values] of Object.entries(expected)) {
    const [name = '', line] = code.split('.');
    expect([code, ...(line ? result.line(name, line) : result.indicator(name))]).toEqual([code, ...values]);
    const one = facts.map((own, i) => {
      const peers = facts.filter((_, j) => j !== i);
      const ref = line
        ? { kind: 'standard' as const, code: name, line }
        : { kind: 'indicator' as const, code: name };
      return Object.values(createFactDeriver(within).derive([ref], own, { peers }))[0];
    });
    expect([code, ...one]).toEqual([
      code,
      ...values.map((value) => (code === 'best' ? Math.round(value) : value)),
    ]);
  }
});
