import { expect, test } from 'vitest';
import { compareTemporal, equalTemporal, isSameTemporal, parseTemporal, type Order } from './index.js';

type Row = readonly [a: string, b: string, order: Order | null, equal: boolean | null, same: boolean];

const ROWS: readonly Row[] = [
  ['2024-09-03', '2024-09-03', 0, true, true],
  ['-0001-12-31', '0000-01-01', -1, false, false],
  ['2024-10-01', '2024-09-30', 1, false, false],
  ['10:30:00.0001', '10:30:00.0002', -1, true, false],
  ['10:30:00Z', '10:30:00+00:00', 0, true, true],
  ['21:30:00+10:30', '06:00:00-05:00', 0, true, false],
  ['08:00:00+09:00', '17:00:00-06:00', -1, false, false],
  ['10:30:00', '10:30:00Z', 0, false, false],
  ['10:30:00', '10:31:00Z', -1, false, false],
  ['23:00:50@Australia/Melbourne', '23:00:50@Australia/Sydney', 0, true, false],
  ['2018-10-08T00:00:00+02:00', '2018-10-08T00:00:00@Europe/Paris', 0, true, false],
  ['2018-12-08T00:00:00+02:00', '2018-12-08T00:00:00@Europe/Paris', -1, false, false],
  ['2002-04-02T12:00:00-05:00', '2002-04-02T23:00:00+06:00', 0, true, false],
  ['2021-04-02T23:00:00@Australia/Melbourne', '2021-04-02T23:00:00+11:00', 0, true, false],
  ['2024-09-03T08:00:00', '2024-09-03T08:00:00Z', 0, false, false],
  ['2024-09-03T08:00:00.25Z', '2024-09-03T08:00:00.5Z', -1, true, false],
  ['1969-12-31T23:59:59.5Z', '1970-01-01T00:00:00Z', -1, false, false],
  ['P1D', 'PT24H', 0, true, true],
  ['P0Y', '-P0M', 0, true, true],
  ['-P1D', 'PT1S', -1, false, false],
  ['P13M', 'P1Y', 1, false, false],
  ['P0Y', 'P0D', null, null, false],
  ['P1Y', 'P365D', null, null, false],
  ['2024-09-03', '2024-09-03T00:00:00Z', null, null, false],
  ['08:00:00', '2024-09-03T08:00:00', null, null, false],
];

test.each(ROWS)('%s beside %s: order %s, equal %s, the same %s', (a, b, order, equal, same) => {
  const [x, y] = [parseTemporal(a), parseTemporal(b)];
  expect(compareTemporal(x, y)).toBe(order);
  expect(compareTemporal(y, x)).toBe(order === null ? null : 0 - order);
  expect(equalTemporal(x, y)).toBe(equal);
  expect(equalTemporal(y, x)).toBe(equal);
  expect(isSameTemporal(x, y)).toBe(same);
});

test('a temporal value is not null, and has nothing to do with numbers or texts', () => {
  const day = parseTemporal('2024-09-03');
  expect(equalTemporal(day, null)).toBe(false);
  expect(equalTemporal(null, day)).toBe(false);
  expect(equalTemporal(day, '2024-09-03')).toBeNull();
  expect(compareTemporal(day, 0)).toBeNull();
  expect(isSameTemporal(day, '2024-09-03')).toBe(false);
});
