import { describe, expect, test } from 'vitest';
import {
  parseDate,
  parseDateTime,
  parseDuration,
  parseTemporal,
  parseTime,
  temporalKind,
  temporalText,
} from './index.js';

/** Text as typed, canonical text; the same where only one is given. */
type Reading = readonly [typed: string, canonical?: string];

const DATES: readonly Reading[] = [
  ['2024-02-29'],
  ['0001-01-01'],
  ['0000-02-29'],
  ['-2017-12-31'],
  ['99999-12-31'],
  ['-999999999-12-31'],
  ['999999999-01-01'],
];

const NO_DATES = [
  '',
  '2023-02-29',
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '2024-01-00',
  '01211-12-31',
  '998-12-31',
  '+2024-01-01',
  '-0000-01-01',
  '1000000000-01-01',
  '2024-1-01',
  '2024-01-01T',
  '2024-01-01T00:00:00',
  ' 2024-01-01',
  '２０２４-01-01',
];

const TIMES: readonly Reading[] = [
  ['01:02:03'],
  ['00:00:00.000000001'],
  ['11:22:33.4440', '11:22:33.444'],
  ['11:22:33.0', '11:22:33'],
  ['24:00:00', '00:00:00'],
  ['11:00:00Z'],
  ['11:00:00z', '11:00:00Z'],
  ['11:00:00+00:00', '11:00:00Z'],
  ['11:00:00-00:00', '11:00:00Z'],
  ['11:00:00+08:00'],
  ['11:00:00-02:45:55'],
  ['11:00:00+14:00'],
  ['11:00:00@Europe/Paris'],
  ['11:00:00.5@Etc/UTC'],
];

const NO_TIMES = [
  '7:20',
  '07:20',
  '07:20:1',
  '24:00:01',
  '24:01:00',
  '25:00:00',
  '00:60:00',
  '00:00:60',
  '11:00:00.',
  '11:00:00.1234567890',
  '13:20:00+5:00',
  '13:20:00+5',
  '13:20:00-19:00',
  '13:20:00+14:01',
  '13:20:00+02:60',
  '13:20:00+02:00@Europe/Paris',
  '13:20:00@xyz/abc',
  '13:20:00@europe/paris',
  '13:20:00@+01:00',
  '13:20:00@',
  'T13:20:00',
  '11:30:00T',
];

const DATE_TIMES: readonly Reading[] = [
  ['2024-09-03', '2024-09-03T00:00:00'],
  ['2012-03-07Z', '2012-03-07T00:00:00Z'],
  ['2024-12-31T24:00:00', '2025-01-01T00:00:00'],
  ['-2021-01-01T10:10:10@Australia/Melbourne'],
  ['99999-12-31T11:22:33.5+01:35'],
];

const NO_DATE_TIMES = [
  '11:00:00',
  '2011-12-0310:15:30',
  '2017-12-31 11:22:33',
  '2017-12-31T7:00:00',
  '2017-12-31T',
  '2017-12-31t11:22:33',
  '2017-02-29T11:22:33',
  '9999999999-12-27T11:22:33',
  '999999999-12-31T24:00:00',
  '2011-12-03T10:15:30+01:00@Europe/Paris',
];

const DURATIONS: readonly Reading[] = [
  ['P1D'],
  ['P0D', 'PT0S'],
  ['-PT0S', 'PT0S'],
  ['PT1000M0.999999999S', 'PT16H40M0.999999999S'],
  ['P2DT274M', 'P2DT4H34M'],
  ['PT0.0010S', 'PT0.001S'],
  ['-P1DT2H3M4.1234S'],
  ['PT3600S', 'PT1H'],
  ['P0Y', 'P0M'],
  ['-P0M', 'P0M'],
  ['P26M', 'P2Y2M'],
  ['-P100M', '-P8Y4M'],
  ['P999999999M', 'P83333333Y3M'],
  ['P0Y12M', 'P1Y'],
  ['P0000000000000000000000001D', 'P1D'],
  ['PT1000000000000000000S', 'P11574074074074DT1H46M40S'],
];

const NO_DURATIONS = [
  '',
  'P',
  'PT',
  '-P',
  'P1DT',
  'P0',
  'P1H',
  '1Y',
  'P1Y1D',
  'P1YT1H',
  'P1M1Y',
  'PT1M1H',
  'P1.5D',
  'PT1.5H',
  'PT.5S',
  'PT1.S',
  'P-1D',
  '+P1D',
  'p1d',
  'P1W',
  `P${'9'.repeat(400)}D`,
  'P999999999999999Y',
  'PT1000000000000000001S',
];

describe.each([
  ['dates', parseDate, DATES, NO_DATES],
  ['times', parseTime, TIMES, NO_TIMES],
  ['dates and times', parseDateTime, DATE_TIMES, NO_DATE_TIMES],
  ['durations', parseDuration, DURATIONS, NO_DURATIONS],
] as const)('%s', (_kind, parse, readings, refusals) => {
  test.each(readings.map(([typed, canonical = typed]) => ({ typed, canonical })))(
    '$typed is read as $canonical',
    ({ typed, canonical }) => {
      expect(temporalText(parse(typed))).toBe(canonical);
    },
  );

  test.each(refusals)('%j is refused', (typed) => {
    expect(parse(typed)).toBeNull();
  });
});

test.each([
  ['2024-09-03', 'date'],
  ['08:30:00@Asia/Shanghai', 'time'],
  ['2024-09-03T08:30:00+08:00', 'date and time'],
  ['P1DT2H', 'days and time duration'],
  ['P1Y2M', 'years and months duration'],
  ['2024-09-03Z', null],
  ['tomorrow', null],
])('a literal @"%s" is of kind %s', (text, kind) => {
  expect(temporalKind(parseTemporal(text))).toBe(kind);
});

test('values are written to JSON as their text', () => {
  const values = ['2024-09-03', '08:30:00', '2024-09-03T08:30:00Z', 'P1D', 'P1Y'];
  expect(JSON.stringify(values.map(parseTemporal))).toBe(JSON.stringify(values));
});
