import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  collegeDayOf,
  DEFAULT_CALENDAR,
  isForExaminations,
  isWorkingDay,
  shiftPeriod,
  statisticsDayOf,
  workingDaysBetween,
  type Calendar,
} from './index.js';

const SPRING_FESTIVAL = { zh: '春节', en: 'Spring Festival' };

/** As the State Council announced them for 2025, and the college's own winter vacation. */
const CALENDAR: Calendar = {
  ...DEFAULT_CALENDAR,
  teachingWeeks: 18,
  examinationWeeks: 2,
  semesters: { '2024-2025-2': { from: '2025-02-17', teachingWeeks: 19, examinationWeeks: [9, 19] } },
  statisticsDay: '09-30',
  holidays: [
    { from: '2025-01-01', to: '2025-01-01' },
    {
      name: SPRING_FESTIVAL,
      from: '2025-01-28',
      to: '2025-02-04',
      makeUpDays: ['2025-01-26', '2025-02-08'],
    },
    { from: '2025-05-01', to: '2025-05-05', makeUpDays: ['2025-04-27'] },
    {
      from: '2025-10-01',
      to: '2025-10-08',
      makeUpDays: ['2025-09-28', '2025-10-11'],
    },
  ],
};

describe('working days', () => {
  test.each([
    ['2025-01-27', true, 'a Monday'],
    ['2025-01-25', false, 'a Saturday'],
    ['2025-01-26', true, 'a Sunday that makes up for the holiday'],
    ['2025-01-28', false, 'the first day of the holiday'],
    ['2025-02-04', false, 'its last day'],
    ['2025-02-05', true, 'the day after it'],
    ['2025-02-08', true, 'a Saturday that makes up'],
    ['2025-02-09', false, 'the Sunday after it'],
  ])('%s: %s, %s', (day, expected) => {
    expect(isWorkingDay(day, CALENDAR)).toBe(expected);
  });

  test.each([
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-24', 2, '2025-01-27'],
    ['2025-01-24', 3, '2025-02-05'],
    ['2025-02-05', 3, '2025-02-08'],
    ['2025-02-05', 4, '2025-02-10'],
    ['2025-01-27', 0, '2025-01-27'],
    ['2025-01-28', 0, '2025-02-05'],
    ['2025-02-05', -1, '2025-01-27'],
    ['2025-02-05', -2, '2025-01-26'],
    ['2025-09-26', 10, '2025-10-16'],
  ])('%s and %i working days is %s', (day, n, expected) => {
    expect(addWorkingDays(day, n, CALENDAR)).toBe(expected);
  });

  test('without holidays Monday to Friday are worked', () => {
    expect(addWorkingDays('2024-09-06', 1)).toBe('2024-09-09');
    expect(workingDaysBetween('2024-09-02', '2024-09-09')).toBe(5);
  });

  test('a calendar that leaves no day to work counts every day', () => {
    const never: Calendar = { ...DEFAULT_CALENDAR, holidays: [{ from: '2000-01-01', to: '2100-01-01' }] };
    expect(addWorkingDays('2025-03-03', 5, never)).toBe('2025-03-08');
  });

  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2024, 11, 1) + n * 86_400_000).toISOString().slice(0, 10));

  test('adding working days and counting them agree, and adding adds up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (from, a, b) => {
        const to = addWorkingDays(from, a, CALENDAR);
        expect(isWorkingDay(to, CALENDAR)).toBe(true);
        expect(workingDaysBetween(from, to, CALENDAR)).toBe(a);
        expect(addWorkingDays(to, b, CALENDAR)).toBe(addWorkingDays(from, a + b, CALENDAR));
        expect(workingDaysBetween(to, from, CALENDAR)).toBe(0);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('what the calendar says of a day', () => {
  test.each([
    ['2025-06-27', { teachingWeek: '2024-2025-2-W19', examinations: true, working: true }],
    ['2025-04-15', { teachingWeek: '2024-2025-2-W09', examinations: true }],
    ['2025-06-20', { teachingWeek: '2024-2025-2-W18', examinations: false }],
    ['2025-01-29', { semester: '2024-2025-1', working: false, holiday: SPRING_FESTIVAL }],
    ['2025-09-30', { semester: '2025-2026-1', statistics: true }],
    ['2025-09-01', { statistics: false }],
  ])('%s: %o', (day, expected) => {
    expect(collegeDayOf(day, CALENDAR)).toMatchObject(expected);
  });

  test('between the semesters there is no teaching week', () => {
    expect(collegeDayOf('2025-02-10', CALENDAR).teachingWeek).toBeUndefined();
  });

  test('the last weeks are for examinations where a semester names none', () => {
    const weeks = Array.from({ length: 18 }, (_, i) => shiftPeriod('2024-2025-1-W01', i, CALENDAR));
    expect(weeks.filter((week) => isForExaminations(week, CALENDAR))).toEqual([
      '2024-2025-1-W17',
      '2024-2025-1-W18',
    ]);
    expect(isForExaminations('2024-2025-1', CALENDAR)).toBe(false);
    expect(isForExaminations('2024-2025-1-W20')).toBe(false);
  });

  test('the yearly statistics are taken as of one day', () => {
    expect(statisticsDayOf(2025, CALENDAR)).toBe('2025-09-30');
    expect(statisticsDayOf(2025)).toBe('2025-09-01');
  });
});
