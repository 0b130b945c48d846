import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeriodKind } from '../model/index.js';
import {
  comparePeriods,
  DEFAULT_CALENDAR,
  periodContaining,
  PeriodError,
  periodKey,
  periodKindOf,
  periodOfKey,
  periodRange,
  periodsBetween,
  shiftPeriod,
  type Calendar,
} from './index.js';

const VALID: [string, PeriodKind, number][] = [
  ['2024', 'calendarYear', 2024],
  ['2024-2025', 'academicYear', 2024],
  ['2024-2025-1', 'semester', 20241],
  ['2024-2025-2', 'semester', 20242],
  ['2024-09', 'month', 202409],
  ['2024-2025-1-W05', 'teachingWeek', 2024105],
  ['2024-W36', 'week', 202436],
  ['2020-W53', 'week', 202053],
  ['2024-09-03', 'day', 20240903],
  ['2024-02-29', 'day', 20240229],
];

test.each(VALID)('%s is a %s with the key %i', (period, kind, key) => {
  expect(periodKindOf(period)).toBe(kind);
  expect(periodKey(period)).toBe(key);
  expect(periodOfKey(kind, key)).toBe(period);
});

const INVALID = [
  '', '24', '2024-', '2024-2026', '2024-2025-3', '2024-13', '2024-00', '2024-W00', '2024-W53', '2023-02-29',
  '2024-2025-1-W31', '2024-2025-1-W00', '2024-9-3', ' 2024', '0999', '9999', '2024-W1', '第一学期',
]; // prettier-ignore

test.each(INVALID)('“%s” is no period', (text) => {
  expect(periodKindOf(text)).toBeUndefined();
  expect(() => periodKey(text)).toThrow(expect.objectContaining({ code: 'period.invalid' }));
  expect(() => shiftPeriod(text, 1)).toThrow(PeriodError);
});

test.each<[PeriodKind, number]>([
  ['month', 202413],
  ['semester', 20243],
  ['day', 20230229],
  ['calendarYear', 2024.5],
])('%s has no key %d', (kind, key) => {
  expect(() => periodOfKey(kind, key)).toThrow(PeriodError);
});

test.each<[string, number, string]>([
  ['2024', -1, '2023'],
  ['2024-2025', 2, '2026-2027'],
  ['2024-2025-1', -1, '2023-2024-2'],
  ['2024-2025-2', 1, '2025-2026-1'],
  ['2024-2025-1', -11, '2018-2019-2'],
  ['2024-01', -1, '2023-12'],
  ['2024-12', 1, '2025-01'],
  ['2024-W01', -1, '2023-W52'],
  ['2020-W53', 1, '2021-W01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-12-31', 1, '2024-01-01'],
  ['2024-2025-1-W01', -1, '2023-2024-2-W20'],
  ['2024-2025-1-W20', 1, '2024-2025-2-W01'],
])('%s shifted by %i is %s', (period, n, expected) => {
  expect(shiftPeriod(period, n)).toBe(expected);
});

test('a calendar says how many teaching weeks a semester has', () => {
  const calendar: Calendar = { ...DEFAULT_CALENDAR, semesters: { '2023-2024-2': { teachingWeeks: 18 } } };
  expect(shiftPeriod('2024-2025-1-W01', -1, calendar)).toBe('2023-2024-2-W18');
  expect(() => shiftPeriod('2023-2024-2-W19', 1, calendar)).toThrow(
    expect.objectContaining({ code: 'period.outsideCalendar' }),
  );
});

test('leaving the countable years is an error, not a wrong period', () => {
  expect(() => shiftPeriod('9998', 1)).toThrow(expect.objectContaining({ code: 'period.outOfRange' }));
  expect(() => shiftPeriod('1000-01', -1)).toThrow(expect.objectContaining({ code: 'period.outOfRange' }));
  expect(() => shiftPeriod('2024', 0.5)).toThrow(expect.objectContaining({ code: 'period.outOfRange' }));
  expect(() => shiftPeriod('2024-2025-1-W01', 1_000_000)).toThrow(PeriodError);
});

test('kinds do not mix', () => {
  expect(() => comparePeriods('2024', '2024-09')).toThrow(
    expect.objectContaining({ code: 'period.mixedKinds' }),
  );
  expect(() => periodsBetween('2024', '2024-09')).toThrow(PeriodError);
});

test.each<[string, string, string[]]>([
  ['2023-2024-2', '2024-2025-2', ['2023-2024-2', '2024-2025-1', '2024-2025-2']],
  ['2024', '2024', ['2024']],
  ['2024', '2023', []],
  ['2023-11', '2024-01', ['2023-11', '2023-12', '2024-01']],
])('from %s to %s', (from, to, periods) => {
  expect(periodsBetween(from, to)).toEqual(periods);
});

test.each<[string, string, string]>([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-2025', '2024-09-01', '2025-08-31'],
  ['2024-2025-1', '2024-09-01', '2025-02-14'],
  ['2024-2025-2', '2025-02-15', '2025-08-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2024-12', '2024-12-01', '2024-12-31'],
  ['2024-W36', '2024-09-02', '2024-09-08'],
  ['2025-W01', '2024-12-30', '2025-01-05'],
  ['2024-09-03', '2024-09-03', '2024-09-03'],
  ['2024-2025-1-W02', '2024-09-02', '2024-09-08'],
])('%s lasts from %s to %s', (period, from, to) => {
  expect(periodRange(period)).toEqual({ from, to });
});

test('the calendar moves semesters and teaching weeks', () => {
  const calendar: Calendar = {
    ...DEFAULT_CALENDAR,
    semesters: {
      '2024-2025-1': { from: '2024-08-26', teachingFrom: '2024-09-09' },
      '2024-2025-2': { from: '2025-02-17' },
    },
  };
  expect(periodRange('2024-2025-1', calendar)).toEqual({ from: '2024-08-26', to: '2025-02-16' });
  expect(periodRange('2023-2024', calendar)).toEqual({ from: '2023-09-01', to: '2024-08-25' });
  expect(periodRange('2024-2025-1-W01', calendar)).toEqual({ from: '2024-09-09', to: '2024-09-15' });
  expect(periodContaining('teachingWeek', '2024-09-02', calendar)).toBeUndefined();
  expect(periodContaining('teachingWeek', '2024-09-17', calendar)).toBe('2024-2025-1-W02');
});

describe('laws', () => {
  const seeded = { seed: 20040206 };
  const kinds: PeriodKind[] = [
    'calendarYear',
    'academicYear',
    'semester',
    'month',
    'teachingWeek',
    'week',
    'day',
  ];
  const base: Record<PeriodKind, string> = {
    calendarYear: '2024',
    academicYear: '2024-2025',
    semester: '2024-2025-1',
    month: '2024-09',
    teachingWeek: '2024-2025-1-W05',
    week: '2024-W36',
    day: '2024-09-03',
  };
  const anyPeriod = fc
    .tuple(fc.constantFrom(...kinds), fc.integer({ min: -300, max: 300 }))
    .map(([kind, n]) => shiftPeriod(base[kind], n));
  const step = fc.integer({ min: -300, max: 300 });

  test('key and period are each other’s inverse, and keys fit an integer column', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const kind = periodKindOf(period);
        expect(kind).toBeDefined();
        const key = periodKey(period);
        expect(key).toBeLessThan(2 ** 31);
        expect(kind && periodOfKey(kind, key)).toBe(period);
      }),
      seeded,
    );
  });

  test('shifting adds up and orders like keys', () => {
    fc.assert(
      fc.property(anyPeriod, step, step, (period, a, b) => {
        expect(shiftPeriod(shiftPeriod(period, a), b)).toBe(shiftPeriod(period, a + b));
        const shifted = shiftPeriod(period, a);
        expect(Math.sign(comparePeriods(shifted, period))).toBe(Math.sign(a));
        expect(Math.sign(periodKey(shifted) - periodKey(period))).toBe(Math.sign(a));
      }),
      seeded,
    );
  });

  test('neighbours meet without gap, and each day lies in its own period', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const kind = periodKindOf(period)!;
        const range = periodRange(period);
        expect(periodContaining(kind, range.from)).toBe(period);
        if (kind === 'teachingWeek') return; // holidays lie between
        expect(periodContaining(kind, range.to)).toBe(period);
        expect(shiftPeriod(range.to, 1)).toBe(periodRange(shiftPeriod(period, 1)).from);
      }),
      seeded,
    );
  });
});
