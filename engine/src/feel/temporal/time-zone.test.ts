import { expect, test } from 'vitest';
import { isTimeZone, offsetAtInstant, offsetAtLocal, usualOffset } from './time-zone.js';

const second = (text: string): number => Date.parse(`${text}Z`) / 1000;

test.each([
  ['Asia/Shanghai', '2024-09-03T08:00:00', 8 * 3600],
  ['Europe/Paris', '2024-09-03T08:00:00', 2 * 3600],
  ['Europe/Paris', '2024-12-03T08:00:00', 3600],
  ['Asia/Kathmandu', '2024-12-03T08:00:00', 5 * 3600 + 45 * 60],
  ['Etc/UTC', '2024-12-03T08:00:00', 0],
  ['Asia/Shanghai', '1990-07-01T00:00:00', 9 * 3600],
  ['Europe/Paris', '-002021-07-01T00:00:00', 9 * 60 + 21],
])('%s is at %s ahead of UTC by %i s', (zone, at, offset) => {
  expect(offsetAtInstant(zone, second(at))).toBe(offset);
});

test.each([
  ['the hour that comes twice means the first', '2021-10-31T02:30:00', 2 * 3600],
  ['the hour after it', '2021-10-31T03:00:00', 3600],
  ['the hour that is skipped is read as before', '2021-03-28T02:30:00', 3600],
  ['the hour after that', '2021-03-28T03:00:00', 2 * 3600],
])('clocks in Paris: %s', (_what, at, offset) => {
  expect(offsetAtLocal('Europe/Paris', second(at))).toBe(offset);
});

test('years that JavaScript cannot count have an offset too', () => {
  expect(offsetAtInstant('Asia/Shanghai', 3e16)).toBe(8 * 3600);
  expect(offsetAtInstant('Europe/Paris', -3e16)).toBe(offsetAtInstant('Europe/Paris', -5e10));
});

test('a zone keeps one offset all year or has a winter one', () => {
  expect(usualOffset('Asia/Shanghai')).toEqual({ seconds: 8 * 3600, fixed: true });
  expect(usualOffset('Europe/Paris')).toEqual({ seconds: 3600, fixed: false });
  expect(usualOffset('Australia/Melbourne')).toEqual({ seconds: 10 * 3600, fixed: false });
});

test.each(['', 'xyz/abc', 'europe/paris', '+01:00', 'Europe/Paris ', '../etc', 'Europe//Paris'])(
  '%j is no zone',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);
