import { expect, test } from 'vitest';
import { compare, type Comparand } from './compare.js';
import { parseOperator } from './operator.js';
import type { StructuredValue } from './rule-facts.js';

type Side = StructuredValue | Comparand;
const isSide = (side: Side): side is Comparand =>
  typeof side === 'object' && side !== null && !Array.isArray(side) && 'valueType' in side;
const sideOf = (side: Side): Comparand => (isSide(side) ? side : { value: side });
const text = (value: string): Comparand => ({ value, valueType: 'text' });
const date = (value: string): Comparand => ({ value, valueType: 'date' });
const number = (value: StructuredValue): Comparand => ({ value, valueType: 'number' });
const MISMATCH = 'mismatch';

test.each<[Side, string, Side, boolean | null | typeof MISMATCH]>([
  // Numbers.
  [1, 'equal', 1, true],
  [0, 'equal', -0, true],
  [1, 'notEqual', 1, false],
  [4, 'lessThan', 5, true],
  [5, 'lessThan', 5, false],
  [5, 'lessThanInclusive', 5, true],
  [1e308, 'greaterThan', -1e308, true],
  [5e-324, 'greaterThan', 0, true],
  [4.999, 'greaterThanInclusive', 5, false],
  // A text is never compared as a number, nor texts by order.
  ['4', 'lessThan', 5, MISMATCH],
  [6, 'greaterThan', '5', MISMATCH],
  ['6', 'greaterThan', '5', MISMATCH],
  ['9', 'lessThan', '85', MISMATCH],
  ['1', 'equal', 1, MISMATCH],
  ['1', 'notEqual', 1, MISMATCH],
  [true, 'equal', 1, MISMATCH],
  [true, 'lessThan', 5, MISMATCH],
  ['工科', 'equal', '工科', true],
  ['工科', 'notEqual', '医学', true],
  [false, 'equal', false, true],
  // The dictionary's type rules.
  [number('12'), 'equal', '12', MISMATCH],
  [text('2024-01-01'), 'lessThan', '2024-01-02', MISMATCH],
  [text('2024-01-01'), 'equal', date('2024-01-01'), MISMATCH],
  [date('soon'), 'equal', 'soon', MISMATCH],
  [date('2024-01-01'), 'lessThan', '2024-01-02', true],
  [date('2024-01-01'), 'lessThanInclusive', date('2024-01-01'), true],
  [date('2024-02-30'), 'equal', '2024-02-30', true],
  [date('2024-01-01T08:00:00Z'), 'lessThan', '2024-01-01T09:00:00Z', true],
  [date('2024-01-01'), 'lessThan', '2024-01-01T09:00:00Z', MISMATCH],
  // Texts of unknown type that are both dates are compared as dates.
  ['2024-01-01', 'lessThan', '2024-01-02', true],
  ['2024-13-01', 'lessThan', '2024-12-02', MISMATCH],
  // null is unknown, whatever the operator.
  [null, 'equal', null, null],
  [null, 'notEqual', 1, null],
  [null, 'notIn', [1], null],
  [null, 'in', [], null],
  [1, 'equal', null, null],
  [null, 'not:equal', 1, null],
  [null, 'everyFact:equal', 1, null],
  // Membership.
  [1, 'in', [1, 2], true],
  [3, 'in', [1, 2], false],
  [3, 'notIn', [1, 2], true],
  [3, 'in', [], false],
  [3, 'in', [1, null], null],
  [1, 'in', [1, null], true],
  ['1', 'in', [1, 2], MISMATCH],
  [1, 'in', 1, MISMATCH],
  ['ab', 'in', 'abc', true],
  ['z', 'notIn', 'abc', true],
  [1, 'in', 'a1', MISMATCH],
  [[1, 2], 'contains', 2, true],
  [[3], 'contains', 2, false],
  [[3], 'doesNotContain', 2, true],
  [[3, null], 'contains', 2, null],
  [['2'], 'contains', 2, MISMATCH],
  ['abc', 'contains', 'b', MISMATCH],
  [{ a: 1 }, 'equal', 1, MISMATCH],
  [[1], 'equal', 1, MISMATCH],
  // Decorators.
  [[1, 2], 'someFact:equal', 2, true],
  [[3, 4], 'everyFact:greaterThan', 2, true],
  [[], 'everyFact:greaterThan', 2, true],
  [[], 'someFact:greaterThan', 2, false],
  [[3, null], 'everyFact:greaterThan', 2, null],
  [[1, null], 'everyFact:greaterThan', 2, false],
  [5, 'someFact:equal', 5, MISMATCH],
  [2, 'someValue:equal', [1, 2], true],
  [5, 'everyValue:greaterThan', [1, 2], true],
  [1, 'not:equal', 2, true],
  [1, 'swap:greaterThan', 2, true],
  [[1, 2], 'swap:in', 1, true],
  [1, 'swap:in', 1, MISMATCH],
  [1, 'swap:contains', [1, 2], true],
  [[1, 2], 'not:someFact:equal', 3, true],
  [[1, 1], 'someFact:not:equal', 1, false],
  [[1, 2], 'everyFact:someValue:equal', [2, 1, 5], true],
  [['a'], 'someFact:swap:contains', ['a', 'b'], true],
])('%j %s %j: %s', (left, name, right, expected) => {
  const operator = parseOperator(name);
  if (operator === undefined) throw new Error(name);
  const result = compare(operator, sideOf(left), sideOf(right));
  const truth = expected === MISMATCH ? null : expected;
  expect(result).toEqual({ truth, mismatch: expected === MISMATCH });
});

test.each([
  'nope',
  '',
  'odd:equal',
  'equal:not',
  'not:',
  `${'not:'.repeat(9)}equal`,
  'constructor',
  'not:toString',
])('%j is no operator', (name) => expect(parseOperator(name)).toBeUndefined());
