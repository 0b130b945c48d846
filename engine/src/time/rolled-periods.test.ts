import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PeriodKind, Roll } from '../model/index.js';
import {
  DEFAULT_CALENDAR,
  isFinerKind,
  periodContaining,
  periodsRollingUp,
  periodsWithin,
  rolledPeriods,
} from './index.js';

const KINDS: readonly PeriodKind[] = [
  'day', 'week', 'teachingWeek', 'month', 'semester', 'academicYear', 'calendarYear',
]; // prettier-ignore

test('months of years and semesters', () => {
  expect(periodsWithin('2024', 'month')).toHaveLength(12);
  expect(periodsWithin('2024-2025-1', 'month')).toEqual([
    '2024-09', '2024-10', '2024-11', '2024-12', '2025-01',
  ]); // prettier-ignore
  expect(periodsWithin('2024-2025-2', 'month')[0]).toBe('2025-02');
  expect(periodsWithin('2024-2025', 'month')).toHaveLength(12);
});

test('weeks belong to where their Thursday lies', () => {
  expect(periodsWithin('2020', 'week')).toHaveLength(53);
  expect(periodsWithin('2024-10', 'week')).toEqual([
    '2024-W40',
    '2024-W41',
    '2024-W42',
    '2024-W43',
    '2024-W44',
  ]);
});

test('teaching weeks belong to the semester they are named after', () => {
  const calendar = { ...DEFAULT_CALENDAR, semesters: { '2024-2025-1': { teachingWeeks: 18 } } };
  expect(periodsWithin('2024-2025-1', 'teachingWeek', calendar)).toHaveLength(18);
  expect(periodsWithin('2024-2025', 'teachingWeek', calendar)).toHaveLength(38);
});

test('semesters of an academic and of a calendar year', () => {
  expect(periodsWithin('2024-2025', 'semester')).toEqual(['2024-2025-1', '2024-2025-2']);
  expect(periodsWithin('2025', 'semester')).toEqual(['2024-2025-2', '2025-2026-1']);
  expect(periodsWithin('2024', 'academicYear')).toEqual([]);
});

test.each<[string, Roll, string[]]>([
  ['2024-2025-1', { kind: 'month', with: 'last' }, ['2025-01']],
  ['2024-2025-1', { kind: 'month', with: 'first' }, ['2024-09']],
  ['2024-2025-1', { kind: 'academicYear', with: 'last' }, ['2024-2025']],
  ['2024-2025', { kind: 'calendarYear', with: 'first' }, ['2024']],
  ['2024-2025', { kind: 'calendarYear', with: 'last' }, ['2025']],
  ['2024-2025', { kind: 'calendarYear', with: 'sum' }, []],
])('%s rolls up %o from %o', (period, roll, expected) => {
  expect(rolledPeriods(period, roll)).toEqual(expected);
});

const dateText = fc
  .integer({ min: 0, max: 7000 })
  .map((days) => new Date(Date.UTC(2015, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

test('each period belongs to exactly one of a coarser kind, and both directions agree', () => {
  const pair = fc
    .tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS))
    .filter(([fine, coarse]) => isFinerKind(fine, coarse) && coarse !== 'teachingWeek');
  fc.assert(
    fc.property(pair, dateText, ([fine, coarse], date) => {
      const period = periodContaining(fine, date);
      fc.pre(period !== undefined);
      const owners = periodsRollingUp(period, { kind: fine, with: 'sum' }, coarse);
      expect(owners).toHaveLength(1);
      expect(periodsWithin(owners[0] as string, fine)).toContain(period);
    }),
    { numRuns: 60 },
  );
});

test('a value goes into the semesters of its academic year', () => {
  expect(periodsRollingUp('2024-2025', { kind: 'academicYear', with: 'last' }, 'semester')).toEqual([
    '2024-2025-1',
    '2024-2025-2',
  ]);
  expect(periodsRollingUp('2024-11', { kind: 'month', with: 'last' }, 'semester')).toEqual([]);
});
