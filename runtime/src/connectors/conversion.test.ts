import type { DataItem, LocalizedText, ValueType } from '@zhengai/engine';
import { describe, expect, test } from 'vitest';
import { compileConversion, type Conversion } from './conversion.js';
import { CellProblem } from './parse-cell.js';

const item = (valueType: ValueType): DataItem => ({
  code: 'i',
  name: { zh: '项', en: 'item' },
  valueType,
  level: 'school',
  periodKind: 'calendarYear',
  kind: 'stock',
});
const HEADER = ['code', '在校生数', '教师数(人)', 'value', '2024年', 'kind', '', '26'];

function compiled(text: string, type: ValueType = 'number'): Conversion {
  const found: [string, LocalizedText][] = [];
  const conversion = compileConversion(text, item(type), HEADER, (code, message) =>
    found.push([code, message]),
  );
  expect(found).toEqual([]);
  return conversion as Conversion;
}

const CELLS = ['S1', '1200', '60', '0.5', '7', 'A', 'x', '3'];

describe('a FEEL expression over a row', () => {
  test.each<[string, string, unknown]>([
    ['value * 100', '0.25', 25],
    ['value / 2', '', null],
    ['if value = null then 0 else value', '', 0],
    ['在校生数 / 教师数(人)', '1', 20],
    ['value + 2024年', '1', 8],
    ['value + 26', '1', 27],
    ['value + kind', '1', null],
    ['value / 0', '1', null],
  ])('%s of %j', (text, cell, expected) => {
    expect(compiled(text)(cell, CELLS)).toBe(expected);
  });

  test('a column that is called like a number is no number', () => {
    expect(compiled('value * 26')('2', CELLS)).toBe(52);
  });

  test('texts, truth and days', () => {
    expect(compiled('upper case(value)', 'text')('a', CELLS)).toBe('A');
    expect(compiled('value = "有"', 'boolean')('有', CELLS)).toBe(true);
    expect(compiled('value + "-01"', 'date')('2024-09', CELLS)).toBe('2024-09-01');
    expect(compiled('value + "-31"', 'date')('2024-09', CELLS)).toBeInstanceOf(CellProblem);
  });

  test('a cell that is no number is a fault of the row', () => {
    expect(compiled('value * 2')('many', CELLS)).toBeInstanceOf(CellProblem);
  });
});

test('a result of another type is a fault of the row', () => {
  expect(compiled('"text"')('1', CELLS)).toBeInstanceOf(CellProblem);
});

test.each(['value *', 'vallue * 2', '(value', 'value + 学生数'])(
  'an expression that cannot be used is reported: %s',
  (text) => {
    const found: LocalizedText[] = [];
    const conversion = compileConversion(text, item('number'), HEADER, (_, message) => found.push(message));
    expect(conversion).toBeUndefined();
    expect(found[0]?.zh).toMatch(/\p{Script=Han}/u);
    expect(found[0]?.en).toMatch(/[a-z]/);
  },
);
