import { expect, test } from 'vitest';
import { dailySnapshots, dateOf, dayOf, enrolledDays, valuesOnDay } from './daily-values.js';
import { enrolment, handIn, presentation, WORKS } from './hand-made.js';

const [first, second, third] = WORKS;
const alice = enrolment('alice', {
  handIns: [handIn(first, 8, 80), handIn(second, 24, 40), handIn(third, 30, null)],
  clicks: new Map([[12, 5]]),
});
const course = presentation([alice], { clicksUntil: 30 });

test('before anything is due there is nothing to lose', () => {
  expect(valuesOnDay(course, alice, 9)).toEqual({
    'due-share': 0,
    'earned-share': 0,
    'missed-works': 0,
    'missed-in-a-row': 0,
    'marked-works': 1,
    'marks-total': 80,
    'handed-in-due': 0,
    'days-late': 0,
    clicks: 0,
  });
});

test('a work is missed from the day it is due until it is handed in', () => {
  const missed = (day: number) => valuesOnDay(course, alice, day)['missed-works'];
  expect([19, 20, 23, 24].map(missed)).toEqual([0, 1, 1, 0]);
});

test('early days and late days are added up, marks weigh by share, a work without a mark earns nothing', () => {
  expect(valuesOnDay(course, alice, 30)).toMatchObject({
    'due-share': 100,
    'earned-share': 16 + 12,
    'marked-works': 2,
    'marks-total': 120,
    'handed-in-due': 3,
    'days-late': -2 + 4 + 0,
  });
});

test('works missed in a row are counted back from the latest due', () => {
  const bob = enrolment('bob', { handIns: [handIn(first, 10, 60)] });
  expect([10, 20, 30].map((day) => valuesOnDay(course, bob, day)['missed-in-a-row'])).toEqual([0, 1, 2]);
});

test('a mark carried over counts as a mark, not as handed in early', () => {
  const carol = enrolment('carol', { handIns: [handIn(first, -1, 70, true)] });
  expect(valuesOnDay(course, carol, 10)).toMatchObject({
    'earned-share': 14,
    'handed-in-due': 0,
    'days-late': 0,
    'missed-works': 0,
  });
});

test('a work that waits for its mark is handed in, and neither due nor lost yet', () => {
  const dora = enrolment('dora', { handIns: [{ ...handIn(first, 9, 50), markedOn: 24 }] });
  expect([10, 23, 24].map((day) => valuesOnDay(course, dora, day))).toMatchObject([
    { 'due-share': 0, 'earned-share': 0, 'missed-works': 0, 'marked-works': 0 },
    { 'due-share': 30, 'earned-share': 0, 'missed-works': 1, 'marked-works': 0 },
    { 'due-share': 50, 'earned-share': 10, 'missed-works': 1, 'marked-works': 1 },
  ]);
  for (const { day, values } of dailySnapshots(course, dora)) {
    expect(values).toEqual(valuesOnDay(course, dora, day));
  }
});

test('clicks are nought on a day without any, and not known where the platform’s data ends', () => {
  expect([11, 12, 30, 31].map((day) => valuesOnDay(course, alice, day).clicks)).toEqual([0, 5, 0, null]);
});

test('snapshots are the values of each day of enrolment', () => {
  const late = { ...alice, registeredOn: 9, leftOn: 26 };
  const snapshots = [...dailySnapshots(course, late)];
  expect(snapshots.map(({ day }) => day)).toEqual(Array.from({ length: 17 }, (_, i) => 9 + i));
  for (const { day, values } of snapshots) expect(values).toEqual(valuesOnDay(course, late, day));
});

test('nobody is enrolled before the start, from the day of leaving on, or after the end', () => {
  expect(enrolledDays(course, enrolment('a'))).toEqual({ from: 0, to: 40 });
  expect(enrolledDays(course, enrolment('b', { leftOn: 12 }))).toEqual({ from: 0, to: 11 });
  expect(enrolledDays(course, enrolment('c', { leftOn: 0 }))).toBeUndefined();
});

test('days stand for dates, back and forth', () => {
  expect([0, 31, 92].map((day) => dateOf(course, day))).toEqual(['2013-10-01', '2013-11-01', '2014-01-01']);
  expect(dayOf(course, '2014-01-01')).toBe(92);
});
