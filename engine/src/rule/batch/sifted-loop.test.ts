import { describe, expect, test } from 'vitest';
import { plainRule } from '../../../test/support/plain-rule.js';
import type { Columns } from '../../column/index.js';
import { EMPTY_DICTIONARY } from '../../model/index.js';
import { compileRule, encodeColumns } from '../index.js';

const ROWS = 40_000;
const KINDS = ['甲', '乙', '丙', null];

/** From 0 to 99 in an order of its own for each column, one in 31 missing. */
function numbers(step: number): Float64Array {
  return Float64Array.from({ length: ROWS }, (_, i) => ((i + step) % 31 === 0 ? NaN : (i * step) % 100));
}

const columns: Columns = encodeColumns({
  a: { kind: 'number', values: numbers(7) },
  b: { kind: 'number', values: numbers(13) },
  c: { kind: 'number', values: numbers(37) },
  kind: { kind: 'text', values: Array.from({ length: ROWS }, (_, i) => KINDS[(i * 11) % 4] ?? null) },
});

function verdicts(conditions: unknown, backend: 'generated' | 'interpreted', count: number): number[] {
  return [
    ...compileRule(plainRule(conditions), EMPTY_DICTIONARY, { backend }).evaluateColumns(columns, count),
  ];
}

/** Two plain comparisons, the second negated, and two groups. */
function conditions(root: 'all' | 'any', limit: number) {
  const more = (fact: string, value: number) => ({ fact, operator: 'greaterThan', value });
  return {
    [root]: [
      { any: [more('a', 50), { not: more('b', limit) }] },
      more('a', limit),
      { not: { fact: 'kind', operator: 'in', value: ['甲'] } },
      { all: [more('c', 20), { fact: 'kind', operator: 'notIn', value: ['乙'] }] },
    ],
  };
}

describe.each(['all', 'any'] as const)('a group of kind %s', (root) => {
  // The plain comparisons settle nearly all rows, about half of them, none.
  test.each([95, 50, -1])('whose comparisons are with %i is as without generated code', (limit) => {
    for (const count of [0, 1, 3, 2047, 2048, 2050, ROWS]) {
      const found = verdicts(conditions(root, limit), 'generated', count);
      expect(found).toEqual(verdicts(conditions(root, limit), 'interpreted', count));
      if (count === ROWS) expect(new Set(found).size).toBeGreaterThan(1);
    }
  });
});

test('a group of plain comparisons only', () => {
  const plain = ['a', 'b', 'c', 'a', 'b'].map((fact, i) => ({ fact, operator: 'lessThan', value: 90 - i }));
  for (const root of ['all', 'any']) {
    const found = verdicts({ [root]: plain }, 'generated', ROWS);
    expect(found).toEqual(verdicts({ [root]: plain }, 'interpreted', ROWS));
    expect(new Set(found).size).toBeGreaterThan(1);
  }
});
