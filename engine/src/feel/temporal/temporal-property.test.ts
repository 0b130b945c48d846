import { expect, test } from 'vitest';
import { isTemporal, parseTemporal, TEMPORAL_PROPERTIES, temporalKind, temporalProperty } from './index.js';

const ROWS: readonly (readonly [
  text: string,
  properties: Readonly<Record<string, number | string | null>>,
])[] = [
  ['2018-12-10', { year: 2018, month: 12, day: 10, weekday: 1 }],
  ['-0004-02-29', { year: -4, month: 2, day: 29 }],
  ['1969-12-28', { weekday: 7 }],
  ['10:30:01.5', { hour: 10, minute: 30, second: 1.5, 'time offset': null, timezone: null }],
  ['10:30:00+05:00', { 'time offset': 'PT5H', timezone: null }],
  ['10:30:00Z', { 'time offset': 'PT0S', timezone: null }],
  ['10:30:00@Etc/UTC', { 'time offset': 'PT0S', timezone: 'Etc/UTC' }],
  ['10:30:00@Asia/Shanghai', { 'time offset': 'PT8H', timezone: 'Asia/Shanghai' }],
  // Without a date nobody knows whether it is summer time.
  ['10:30:00@Europe/Paris', { 'time offset': null, timezone: 'Europe/Paris' }],
  ['2018-07-10T23:59:59@Europe/Paris', { weekday: 2, hour: 23, 'time offset': 'PT2H' }],
  ['2018-12-10T00:00:00@Europe/Paris', { second: 0, 'time offset': 'PT1H', timezone: 'Europe/Paris' }],
  ['2018-12-10T10:30:00-02:45', { 'time offset': '-PT2H45M', timezone: null }],
  ['P1DT2H3M4.5S', { days: 1, hours: 2, minutes: 3, seconds: 4.5 }],
  ['-P1DT2H', { days: -1, hours: -2, minutes: 0, seconds: 0 }],
  ['PT2H', { days: 0, hours: 2 }],
  ['P26M', { years: 2, months: 2 }],
  ['-P1Y', { years: -1, months: 0 }],
  ['-P2M', { years: 0, months: -2 }],
];

test.each(ROWS)('%s has %j', (text, properties) => {
  const value = parseTemporal(text);
  for (const [name, expected] of Object.entries(properties)) {
    const actual = temporalProperty(value, name);
    expect([name, isTemporal(actual) ? actual.toString() : actual]).toEqual([name, expected]);
  }
});

const EVERY_NAME = [...new Set(Object.values(TEMPORAL_PROPERTIES).flat())];

test.each(['2018-12-10', '10:30:00Z', '2018-12-10T10:30:00@Etc/UTC', 'P1D', 'P1Y'])(
  'what %s does not have is null',
  (text) => {
    const value = parseTemporal(text);
    const kind = temporalKind(value);
    if (kind === null) throw new Error(text);
    for (const name of [...EVERY_NAME, 'kind', 'constructor', 'toString', 'nanoseconds', '']) {
      const isOwn = TEMPORAL_PROPERTIES[kind].includes(name);
      if (!isOwn) expect([name, temporalProperty(value, name)]).toEqual([name, null]);
    }
  },
);

test('what is no temporal value has no such properties', () => {
  expect(temporalProperty({ kind: 'date', year: 2024 }, 'year')).toBeNull();
  expect(temporalProperty(null, 'year')).toBeNull();
});
