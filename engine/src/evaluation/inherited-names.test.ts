import { expect, test } from 'vitest';
import { EMPTY_DICTIONARY, type Dictionary, type Rule } from '../model/index.js';
import { evaluateGrid, planEvaluation } from './index.js';

const name = { zh: '名', en: 'name' };
const head = { name, level: 'l', periodKind: 'academicYear' } as const;
const below = (fact: string, code: string) => ({ fact, params: { code }, operator: 'lessThan', value: 1 });

/** Codes may be words that every object inherits; without a value they are missing like any other. */
test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])('definitions named %s', (code) => {
  const rule: Rule = {
    ...head,
    code,
    conditions: {
      any: [
        below('item', code),
        below('indicator', code),
        { fact: 'attribute', params: { code }, operator: 'equal', value: 'a' },
      ],
    },
    event: { type: 'red' },
    lifeCycle: { opensAfter: 1, clearsAfter: 1 },
  };
  const dictionary: Dictionary = {
    ...EMPTY_DICTIONARY,
    levels: [{ code: 'l', name, order: 1 }],
    severities: [{ code: 'red', name, rank: 1, colour: 'red' }],
    items: [{ ...head, code, kind: 'stock', valueType: 'number', name: { zh: '项', en: 'item' } }],
    attributes: [{ code, level: 'l', valueType: 'text', name: { zh: '类', en: 'kind' } }],
    indicators: [
      { ...head, code, direction: 'higher', decimals: 1, bases: [{ code: 'b', name, formula: '项 + 1' }] },
    ],
    rules: [rule],
  };
  const grid = {
    level: 'l',
    periodKind: 'academicYear',
    subjects: ['s'],
    periods: ['2024-2025'],
    valid: Uint8Array.of(1),
    attributes: {},
  } as const;
  const without = evaluateGrid(planEvaluation(dictionary), { ...grid, items: {} });
  expect([...without.verdicts(code)]).toEqual([2]);
  expect(without.explain(code, 0).verdict).toBe('unknown');
  const items = { [code]: { kind: 'number', values: Float64Array.of(0) } } as const;
  const having = evaluateGrid(planEvaluation(dictionary), { ...grid, items });
  expect([...having.verdicts(code)]).toEqual([1]);
  expect(having.explain(code, 0).verdict).toBe('triggered');
});
