import { expect, test } from 'vitest';
import {
  calendarDates,
  dayOfWeek,
  dayOfYear,
  lastDayOfMonth,
  monthOfYear,
  parseTemporal,
  weekOfYear,
} from './index.js';

test.each([
  ['2019-09-17', 260, 'Tuesday', 'September', 38, '2019-09-30'],
  ['2003-12-29T10:10:10Z', 363, 'Monday', 'December', 1, '2003-12-31'],
  ['2004-01-04', 4, 'Sunday', 'January', 1, '2004-01-31'],
  ['2005-01-01', 1, 'Saturday', 'January', 53, '2005-01-31'],
  ['2005-01-03', 3, 'Monday', 'January', 1, '2005-01-31'],
  ['2020-12-31', 366, 'Thursday', 'December', 53, '2020-12-31'],
  ['1900-02-01', 32, 'Thursday', 'February', 5, '1900-02-28'],
  ['2000-02-29', 60, 'Tuesday', 'February', 9, '2000-02-29'],
])('%s is day %i of its year, a %s of %s, in week %i', (text, day, weekday, month, week, last) => {
  const value = parseTemporal(text);
  expect(dayOfYear(value)).toBe(day);
  expect(dayOfWeek(value)).toBe(weekday);
  expect(monthOfYear(value)).toBe(month);
  expect(weekOfYear(value)).toBe(week);
  expect(lastDayOfMonth(value)?.toString()).toBe(last);
});

test.each([dayOfYear, dayOfWeek, monthOfYear, weekOfYear, lastDayOfMonth])('%o of what is no date', (ask) => {
  for (const value of [null, 'foo', 1, '2019-09-17', parseTemporal('10:00:00'), parseTemporal('P1D')]) {
    expect(ask(value)).toBeNull();
  }
});

test('the days between two dates come one by one, forward or backward', () => {
  const [first, last] = [parseTemporal('2024-02-28'), parseTemporal('2024-03-01')];
  expect([...(calendarDates(first, last) ?? [])].map(String)).toEqual([
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
  ]);
  expect([...(calendarDates(last, first) ?? [])].map(String)).toEqual([
    '2024-03-01',
    '2024-02-29',
    '2024-02-28',
  ]);
  expect(calendarDates(first, parseTemporal('2024-03-01T00:00:00'))).toBeNull();
  const endless = calendarDates(parseTemporal('-999999999-01-01'), parseTemporal('999999999-12-31'));
  for (const day of endless ?? []) {
    expect(day.toString()).toBe('-999999999-01-01');
    break;
  }
});
