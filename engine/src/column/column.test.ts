import { expect, test } from 'vitest';
import { factKey, type FactRef } from '../model/index.js';
import {
  columnOf,
  factsAt,
  factSource,
  factValue,
  hasFact,
  isOfType,
  nullColumn,
  parseFactKey,
  shiftColumn,
  shiftFact,
  valueAt,
} from './index.js';

test('a column holds values of its own type, anything else is null', () => {
  const number = columnOf('number', [1, '2', true, null, Infinity]);
  expect([0, 1, 2, 3, 4, 5].map((i) => valueAt(number, i))).toEqual([1, null, null, null, null, null]);
  const boolean = columnOf('boolean', [true, false, null, 1]);
  expect([0, 1, 2, 3].map((i) => valueAt(boolean, i))).toEqual([true, false, null, null]);
  const text = columnOf('text', ['工科', null, 3]);
  expect([0, 1, 2, 3].map((i) => valueAt(text, i))).toEqual(['工科', null, null, null]);
  expect(valueAt(nullColumn('boolean', 1), 0)).toBeNull();
});

test('a shift never reaches into another subject', () => {
  const number = columnOf('number', [1, 2, 3, 11, 12, 13]);
  expect([...shiftColumn(number, 3, -1).values]).toEqual([NaN, 1, 2, NaN, 11, 12]);
  expect([...shiftColumn(number, 3, 2).values]).toEqual([3, NaN, NaN, 13, NaN, NaN]);
  expect([...shiftColumn(number, 3, -4).values]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN]);
  const boolean = columnOf('boolean', [true, false, true, true]);
  expect([...shiftColumn(boolean, 2, -1).values]).toEqual([2, 1, 2, 1]);
  expect(shiftColumn(columnOf('text', ['a', 'b']), 2, -1).values).toEqual([null, 'a']);
});

test('facts are read with or without their source', () => {
  const facts = {
    'item:a': 1,
    'item:b': { value: 2, source: '教务系统', period: '2024' },
    'item:c': { value: null },
  };
  expect(factValue(facts, 'item:a')).toBe(1);
  expect(factValue(facts, 'item:b')).toBe(2);
  expect(factValue(facts, 'constructor')).toBeNull();
  expect(hasFact(facts, 'item:c')).toBe(true);
  expect(factSource(facts, 'item:b')).toEqual({ source: '教务系统', period: '2024' });
  expect(factSource(facts, 'item:a')).toBeUndefined();
  expect(factSource(facts, 'item:c')).toBeUndefined();
  expect(factsAt({ x: columnOf('date', ['2024-09-01']) }, 0)).toEqual({ x: '2024-09-01' });
});

test.each([
  ['9', 'number', false],
  [9, 'number', true],
  [NaN, 'number', false],
  ['2024-09-01', 'date', true],
  ['2024-09-01T08:00:00Z', 'date', true],
  ['September', 'date', false],
  [null, 'date', true],
  [1, 'boolean', false],
] as const)('%s as %s: %s', (value, type, expected) => {
  expect(isOfType(value, type)).toBe(expected);
});

test.each<FactRef>([
  { kind: 'item', code: '在校生数' },
  { kind: 'indicator', code: 'student-teacher-ratio', offset: -1 },
  { kind: 'indicator', code: 'a/b.c_d', basis: 'live', offset: -12 },
  { kind: 'standard', code: 'jiaofa', line: 'limit.ratio' },
  { kind: 'item', code: 'students', slice: 'gender:f', basis: 'x', offset: -2 },
  { kind: 'item', code: 'absences', slice: 'f', roll: { kind: 'teachingWeek', with: 'sum' }, offset: -1 },
  { kind: 'indicator', code: 'rate', basis: 'live', roll: { kind: 'month', with: 'last' }, years: -1 },
  { kind: 'item', code: 'attendance', offset: -1, years: -2 },
  { kind: 'plain', code: 'displayName' },
  { kind: 'plain', code: 'other:thing', offset: -1 },
])('a fact reference is read back from its key: $code', (ref) => {
  expect(parseFactKey(factKey(ref))).toEqual(ref);
});

test('shifted references add up and drop a zero', () => {
  expect(shiftFact({ kind: 'item', code: 'a', offset: -1 }, -2)).toEqual({
    kind: 'item',
    code: 'a',
    offset: -3,
  });
  expect(shiftFact({ kind: 'item', code: 'a', offset: -1 }, 1)).toEqual({ kind: 'item', code: 'a' });
  expect(shiftFact({ kind: 'item', code: 'a', years: -1 }, -1, 1)).toEqual({
    kind: 'item',
    code: 'a',
    offset: -1,
  });
});
