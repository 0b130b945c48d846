import type { ValueType } from '@zhengai/engine';
import { expect, test } from 'vitest';
import { CellProblem, parseCell, parseInstant } from './parse-cell.js';

test.each<[ValueType, string, unknown]>([
  ['number', '12', 12],
  ['number', ' -3.50 ', -3.5],
  ['number', '+.5', 0.5],
  ['number', '1e3', 1000],
  ['number', '', null],
  ['number', '   ', null],
  ['text', ' 数控技术 ', '数控技术'],
  ['text', '', null],
  ['boolean', '是', true],
  ['boolean', 'FALSE', false],
  ['boolean', '0', false],
  ['date', '2024-09-01', '2024-09-01'],
  ['date', '2024/9/1', '2024-09-01'],
  ['date', '2024年9月1日', '2024-09-01'],
  ['date', '2024-02-29', '2024-02-29'],
])('%s: %j is %j', (type, text, value) => {
  expect(parseCell(text, type)).toBe(value);
});

test.each<[ValueType, string]>([
  ['number', '1,234'],
  ['number', '12%'],
  ['number', '1 2'],
  ['number', 'NaN'],
  ['number', 'Infinity'],
  ['number', '1e999'],
  ['number', '0x10'],
  ['number', '\uFF11\uFF12'],
  ['number', '—'],
  ['text', 'x'.repeat(4001)],
  ['boolean', '对'],
  ['date', '2023-02-29'],
  ['date', '2024-13-01'],
  ['date', '2024-9-31'],
  ['date', '01/09/2024'],
  ['date', '20240901'],
])('%s: %j is refused, and says so in both languages', (type, text) => {
  const parsed = parseCell(text, type);
  expect(parsed).toBeInstanceOf(CellProblem);
  const { zh, en } = (parsed as CellProblem).text;
  expect(zh).toContain(text.slice(0, 40));
  expect(en).toContain(text.slice(0, 40));
});

test.each([
  ['2024-09-01', '2024-09-01T00:00:00.000Z'],
  ['2024/9/1', '2024-09-01T00:00:00.000Z'],
  ['2024-09-01T08:30:00Z', '2024-09-01T08:30:00.000Z'],
  ['2024-09-01 08:30', '2024-09-01T08:30:00.000Z'],
  ['2024/9/1 8:30:05', '2024-09-01T08:30:05.000Z'],
  ['2024-09-01T08:30:00.250+08:00', '2024-09-01T00:30:00.250Z'],
])('the instant %j is %s', (text, instant) => {
  const ms = parseInstant(text);
  expect(ms === undefined ? ms : new Date(ms).toISOString()).toBe(instant);
});

test.each(['', 'yesterday', '2024', '2024-02-30T08:00:00Z', '2024-09-01 25:00', '2024-09-01 8h', '12:30'])(
  '%j is no instant',
  (text) => {
    expect(parseInstant(text)).toBeUndefined();
  },
);
