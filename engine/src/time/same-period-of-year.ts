import type { PeriodKind } from '../model/index.js';
import { DEFAULT_CALENDAR, teachingWeeksIn, type Calendar } from './calendar.js';
import { isPossible, MAX_TEACHING_WEEK, periodParts, periodText } from './period.js';

/** Periods in a year, where every year has as many; weeks and days have no such number. */
export function periodsInYear(kind: PeriodKind): number | undefined {
  return IN_YEAR[kind];
}

const IN_YEAR: Record<PeriodKind, number | undefined> = {
  calendarYear: 1,
  academicYear: 1,
  semester: 2,
  month: 12,
  teachingWeek: undefined,
  week: undefined,
  day: undefined,
};

/** Periods in the longest year of a kind. */
export function mostPeriodsInYear(kind: PeriodKind): number {
  return IN_YEAR[kind] ?? (kind === 'day' ? 366 : kind === 'week' ? 53 : 2 * MAX_TEACHING_WEEK);
}

/**
 * The same period `years` further on (back when negative): the semester or month of that name, the teaching week of
 * the same number in the same semester, the ISO week of the same number, the same day of the month.
 *
 * @returns undefined where that year has none: 29 February, week 53, a teaching week that the semester does not have
 */
export function samePeriodOfYear(
  period: string,
  years: number,
  calendar: Calendar = DEFAULT_CALENDAR,
): string | undefined {
  const parts = periodParts(period);
  const same = { ...parts, year: parts.year + years };
  if (!Number.isInteger(years) || !isPossible(same)) return undefined;
  if (same.kind === 'teachingWeek' && same.sub > teachingWeeksIn(same.year, same.part, calendar)) {
    return undefined;
  }
  return periodText(same);
}
