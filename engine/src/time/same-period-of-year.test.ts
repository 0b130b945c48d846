import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR, periodsInYear, samePeriodOfYear, shiftPeriod } from './index.js';

test.each<[string, number, string | undefined]>([
  ['2024', -1, '2023'],
  ['2024-2025', -1, '2023-2024'],
  ['2024-2025-1', -1, '2023-2024-1'],
  ['2024-09', -2, '2022-09'],
  ['2024-2025-1-W05', -1, '2023-2024-1-W05'],
  ['2024-2025-1-W20', -1, '2023-2024-1-W20'],
  ['2024-W36', -1, '2023-W36'],
  ['2020-W53', -1, undefined],
  ['2024-09-03', -1, '2023-09-03'],
  ['2024-02-29', -1, undefined],
  ['2024-02-29', -4, '2020-02-29'],
  ['1000', -1, undefined],
])('%s, %i years on: %s', (period, years, expected) => {
  expect(samePeriodOfYear(period, years)).toBe(expected);
});

test('a teaching week that the semester of the year before did not have is none', () => {
  const calendar = { ...DEFAULT_CALENDAR, semesters: { '2023-2024-1': { teachingWeeks: 18 } } };
  expect(samePeriodOfYear('2024-2025-1-W18', -1, calendar)).toBe('2023-2024-1-W18');
  expect(samePeriodOfYear('2024-2025-1-W19', -1, calendar)).toBeUndefined();
});

test.each(['2024', '2024-2025', '2024-2025-2', '2024-03'])(
  '%s is a whole number of periods back',
  (period) => {
    const kind = { 4: 'calendarYear', 9: 'academicYear', 11: 'semester', 7: 'month' } as const;
    const back = periodsInYear(kind[period.length as 4 | 9 | 11 | 7]) as number;
    expect(samePeriodOfYear(period, -1)).toBe(shiftPeriod(period, -back));
  },
);
