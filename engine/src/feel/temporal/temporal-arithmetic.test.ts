import { expect, test } from 'vitest';
import {
  absTemporal,
  addTemporal,
  divideTemporal,
  isTemporal,
  multiplyTemporal,
  negateTemporal,
  parseTemporal,
  subtractTemporal,
} from './index.js';

type Operand = string | number | boolean | null;
type Row = readonly [a: Operand, operator: '+' | '-' | '*' | '/', b: Operand, result: string | number | null];

const OPERATORS = {
  '+': addTemporal,
  '-': subtractTemporal,
  '*': multiplyTemporal,
  '/': divideTemporal,
};

const ROWS: readonly Row[] = [
  // Dates and durations: the last day of a shorter month.
  ['2024-01-31', '+', 'P1M', '2024-02-29'],
  ['2023-01-31', '+', 'P1M', '2023-02-28'],
  ['2024-02-29', '+', 'P1Y', '2025-02-28'],
  ['2024-03-31', '-', 'P1M', '2024-02-29'],
  ['P14M', '+', '2024-09-03', '2025-11-03'],
  ['0000-01-31', '-', 'P2M', '-0001-11-30'],
  ['2024-02-28', '+', 'P2D', '2024-03-01'],
  ['2021-01-01', '+', 'PT36H', '2021-01-02'],
  ['2021-01-02', '-', 'PT1M', '2021-01-01'],
  ['2021-01-02', '-', '-PT1H', '2021-01-02'],
  ['999999999-12-31', '+', 'P1D', null],
  ['-999999999-01-01', '-', 'P1M', null],
  ['2024-01-01', '+', 'P999999999Y', null],
  // Between dates; a date meets a date and time as its midnight in UTC.
  ['2021-01-02', '-', '1995-01-01', 'P9498D'],
  ['1995-01-01', '-', '2021-01-02', '-P9498D'],
  ['2021-01-02', '-', '2021-01-01T10:10:10+11:00', 'P1DT49M50S'],
  ['2021-01-02T10:10:10+01:00', '-', '2021-01-01', 'P1DT9H10M10S'],
  ['2021-01-02', '-', '2021-01-01T10:10:10', null],
  ['2021-01-02T10:10:10', '-', '2021-01-01', null],
  // Between dates and times.
  ['2021-01-02T10:10:10.5', '-', '2021-01-01T10:10:10.25', 'P1DT0.25S'],
  ['2021-01-02T10:10:10@Europe/Paris', '-', '1995-01-01T10:10:10@Asia/Dhaka', 'P9498DT5H'],
  ['2021-07-02T10:00:00@Europe/Paris', '-', '2021-07-02T10:00:00Z', '-PT2H'],
  ['2021-01-02T10:10:10', '-', '2021-01-01T10:10:10+02:00', null],
  // Dates and times with durations; a zone's clocks jump, an offset's do not.
  ['2021-01-31T10:10:10+11:00', '+', 'P1M', '2021-02-28T10:10:10+11:00'],
  ['2021-01-01T24:00:00', '-', 'PT1S', '2021-01-01T23:59:59'],
  ['-2021-01-01T10:10:10@Australia/Melbourne', '-', 'P1D', '-2022-12-31T10:10:10@Australia/Melbourne'],
  ['2021-03-27T12:00:00@Europe/Paris', '+', 'P1D', '2021-03-28T13:00:00@Europe/Paris'],
  ['2021-03-27T12:00:00+01:00', '+', 'P1D', '2021-03-28T12:00:00+01:00'],
  ['2021-02-28T12:00:00@Europe/Paris', '+', 'P1M', '2021-03-28T12:00:00@Europe/Paris'],
  ['2021-10-31T01:30:00@Europe/Paris', '+', 'PT2H', '2021-10-31T02:30:00@Europe/Paris'],
  ['PT0.000000001S', '+', '2021-12-31T23:59:59.999999999', '2022-01-01T00:00:00'],
  // Times go round the clock.
  ['23:30:00', '+', 'PT1H', '00:30:00'],
  ['00:30:00Z', '-', 'P3DT1H', '23:30:00Z'],
  ['-P1D', '+', '10:15:00@Australia/Melbourne', '10:15:00@Australia/Melbourne'],
  ['10:10:10', '-', '11:10:10', '-PT1H'],
  ['10:10:10+11:00', '-', '11:10:10Z', '-PT12H'],
  ['10:10:10', '-', '11:10:10Z', null],
  ['10:10:10', '+', 'P1M', null],
  // Durations.
  ['P1Y', '-', 'P14M', '-P2M'],
  ['PT24H', '+', 'P1D', 'P2D'],
  ['-P1D', '-', '-PT2H', '-PT22H'],
  ['P1Y', '+', 'P1D', null],
  ['P1D', '-', 'P1M', null],
  [2.5, '*', 'PT23H', 'P2DT9H30M'],
  ['PT1S', '*', 0.1, 'PT0.1S'],
  ['PT1S', '*', 1e-10, 'PT0S'],
  ['P1D', '*', 1e300, null],
  ['P1M', '*', Number.NaN, null],
  ['P1M', '*', Number.POSITIVE_INFINITY, null],
  ['P1M', '*', 0, 'P0M'],
  ['P1Y', '*', 0.1, 'P1M'],
  ['P10Y11M', '/', -2.5, '-P4Y4M'],
  ['PT1S', '/', 3, 'PT0.333333333S'],
  ['PT1S', '/', 0, null],
  ['P10Y', '/', 'P4Y', 2.5],
  ['P10D', '/', '-P5D', -2],
  ['P1D', '/', 'PT0S', null],
  ['P1D', '/', 'P1M', null],
  [10, '/', 'P1D', null],
  [10, '*', 10, null],
  ['P1D', '*', 'P1D', null],
  // What the standard does not add up.
  ['2021-01-01', '+', '2021-01-01', null],
  ['2021-01-01', '+', '10:10:10', null],
  ['2021-01-01', '-', '10:10:10', null],
  ['10:10:10', '-', '2021-01-01', null],
  ['P1D', '-', '2021-01-01', null],
  ['2021-01-01', '+', 1, null],
  ['2021-01-01', '-', null, null],
  ['2021-01-01', '*', 2, null],
  ['2021-01-01', '/', 2, null],
  [true, '*', 'P1D', null],
];

test.each(ROWS)('%s %s %s = %s', (a, operator, b, result) => {
  const value = OPERATORS[operator](operand(a), operand(b));
  expect(isTemporal(value) ? value.toString() : value).toBe(result);
});

test.each([
  ['P1D', '-P1D', 'P1D'],
  ['-P1Y2M', 'P1Y2M', 'P1Y2M'],
  ['PT0S', 'PT0S', 'PT0S'],
  ['2021-01-01', undefined, undefined],
  ['10:10:10', undefined, undefined],
])('the opposite of %s is %s, its size %s', (text, opposite, size) => {
  expect(negateTemporal(parseTemporal(text))?.toString()).toBe(opposite);
  expect(absTemporal(parseTemporal(text))?.toString()).toBe(size);
});

function operand(value: Operand): unknown {
  return typeof value === 'string' ? parseTemporal(value) : value;
}
