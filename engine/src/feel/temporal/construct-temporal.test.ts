import { expect, test } from 'vitest';
import {
  dateFrom,
  dateOf,
  dateTimeFrom,
  dateTimeIn,
  dateTimeOf,
  dateTimeOfParts,
  durationFrom,
  nowAt,
  parseTemporal,
  timeFrom,
  timeOf,
  todayAt,
  yearsMonthsBetween,
} from './index.js';

const at = parseTemporal;

test.each([
  ['a text', dateFrom('2017-12-31'), '2017-12-31'],
  ['a date', dateFrom(at('2017-12-31')), '2017-12-31'],
  ['a date and time, the day its own clock shows', dateFrom(at('2017-12-31T23:30:00-05:00')), '2017-12-31'],
  ['a time', dateFrom(at('10:00:00')), undefined],
  ['a number', dateFrom(1), undefined],
  ['three numbers', dateOf(-2017, 1, 1), '-2017-01-01'],
  ['a day too many', dateOf(2023, 2, 29), undefined],
  ['a broken day', dateOf(2023, 2, 1.5), undefined],
  ['a year too far', dateOf(-1_000_999_999, 12, 1), undefined],
  ['a number missing', dateOf(2017, null, 1), undefined],
])('date() of %s', (_what, value, text) => {
  expect(value?.toString()).toBe(text);
});

test.each([
  ['a text', timeFrom('01:02:03'), '01:02:03'],
  ['a time', timeFrom(at('01:02:03')), '01:02:03'],
  [
    'a date and time, with its zone',
    timeFrom(at('2017-08-10T10:20:00@Europe/Paris')),
    '10:20:00@Europe/Paris',
  ],
  ['a date', timeFrom(at('2017-08-10')), '00:00:00Z'],
  ['a list', timeFrom([]), undefined],
  ['three numbers', timeOf(11, 59, 45), '11:59:45'],
  ['no offset', timeOf(11, 59, 45, null), '11:59:45'],
  ['an offset', timeOf(11, 59, 45, at('-PT2H45M55S')), '11:59:45-02:45:55'],
  ['an offset of nothing', timeOf(11, 59, 45, at('PT0H')), '11:59:45Z'],
  ['an offset of months', timeOf(11, 59, 45, at('P1M')), undefined],
  ['an offset too far', timeOf(11, 59, 45, at('PT14H1S')), undefined],
  ['an offset of half a second', timeOf(11, 59, 45, at('PT0.5S')), undefined],
  ['a fraction of a second', timeOf(11, 59, 45.1), '11:59:45.1'],
  ['all but a second', timeOf(11, 59, 59.999_999_999_9), '11:59:59.999999999'],
  ['a second before', timeOf(11, 59, -0.5), undefined],
  ['no second', timeOf(11, 59, null), undefined],
  ['sixty minutes', timeOf(23, 60, 45), undefined],
  ['sixty seconds', timeOf(23, 59, 60), undefined],
])('time() of %s', (_what, value, text) => {
  expect(value?.toString()).toBe(text);
});

test.each([
  ['a text', dateTimeFrom('2012-12-24T23:59:00'), '2012-12-24T23:59:00'],
  ['a number', dateTimeFrom(2012), undefined],
  ['a date and a time', dateTimeOf(at('2017-01-01'), at('23:59:01+02:00')), '2017-01-01T23:59:01+02:00'],
  [
    'the day of one and the time and zone of the other',
    dateTimeOf(at('2017-08-10T10:20:00@Europe/Paris'), at('23:59:01.987654321')),
    '2017-08-10T23:59:01.987654321',
  ],
  ['a date and nothing', dateTimeOf(at('2017-08-10'), null), undefined],
  ['a text and a time', dateTimeOf('2017-08-10', at('10:00:00')), undefined],
  [
    'the same instant elsewhere',
    dateTimeIn(at('2024-09-03T08:00:00Z'), 'Asia/Shanghai'),
    '2024-09-03T16:00:00@Asia/Shanghai',
  ],
  [
    'a local time put somewhere',
    dateTimeIn(at('2024-09-03T08:00:00'), 'Asia/Shanghai'),
    '2024-09-03T08:00:00@Asia/Shanghai',
  ],
  ['a place that is none', dateTimeIn(at('2024-09-03T08:00:00'), 'Nowhere'), undefined],
  ['numbers', dateTimeOfParts([2024, 9, 3, 8, 30, 0]), '2024-09-03T08:30:00'],
  ['numbers and an offset', dateTimeOfParts([2024, 9, 3, 8, 30, 0, at('PT8H')]), '2024-09-03T08:30:00+08:00'],
  [
    'numbers and a zone',
    dateTimeOfParts([2024, 9, 3, 8, 30, 0, 'Asia/Shanghai']),
    '2024-09-03T08:30:00@Asia/Shanghai',
  ],
  ['too few numbers', dateTimeOfParts([2024, 9, 3, 8, 30]), undefined],
])('date and time() of %s', (_what, value, text) => {
  expect(value?.toString()).toBe(text);
});

test.each([
  ['2015-01-21', '2016-01-21', 'P1Y'],
  ['2016-01-21', '2015-01-21', '-P1Y'],
  ['2016-01-31', '2016-02-29', 'P0M'],
  ['2016-02-29', '2016-01-31', 'P0M'],
  ['2011-12-22', '2013-08-24', 'P1Y8M'],
  ['2017-02-28T23:59:59', '2019-07-23', 'P2Y4M'],
  ['2017-09-05T10:20:00-01:00', '-2019-10-01T12:32:59+02:00', '-P4035Y11M'],
  ['10:00:00', '2019-07-23', undefined],
])('years and months duration(%s, %s) = %s', (from, to, text) => {
  expect(yearsMonthsBetween(at(from), at(to))?.toString()).toBe(text);
});

test('durations and periods want values of the right kind', () => {
  expect(durationFrom('PT24H')?.toString()).toBe('P1D');
  expect(durationFrom(2017)).toBeNull();
  expect(yearsMonthsBetween('2015-01-21', '2016-01-21')).toBeNull();
  expect(yearsMonthsBetween(at('2015-01-21'), null)).toBeNull();
});

test('now and today are those of the instant given', () => {
  expect(nowAt('2024-09-03T08:00:00Z')?.toString()).toBe('2024-09-03T08:00:00Z');
  expect(todayAt('2024-09-03T08:00:00Z')?.toString()).toBe('2024-09-03');
  expect(nowAt(undefined)).toBeNull();
  expect(todayAt('now')).toBeNull();
});
