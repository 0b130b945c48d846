import type { LocalizedText } from '../model/index.js';
import { dayOf, DEFAULT_CALENDAR, isExaminationWeek, statisticsDayOf, type Calendar } from './calendar.js';
import { periodParts } from './period.js';
import { periodContaining } from './period-range.js';
import { isWorkingDay } from './working-days.js';

/** What the college's calendar says of one day. */
export interface CollegeDay {
  readonly semester: string;
  /** Absent between the teaching weeks of two semesters. */
  readonly teachingWeek?: string;
  /** In a teaching week that is for examinations. */
  readonly examinations: boolean;
  readonly working: boolean;
  /** Name of the holiday it lies in, where the calendar gives one. */
  readonly holiday?: LocalizedText;
  /** The yearly statistics are taken as of this day. */
  readonly statistics: boolean;
}

/** @param date  `YYYY-MM-DD` */
export function collegeDayOf(date: string, calendar: Calendar = DEFAULT_CALENDAR): CollegeDay {
  const day = dayOf(date);
  const teachingWeek = periodContaining('teachingWeek', date, calendar);
  const holiday = calendar.holidays?.find(({ from, to }) => dayOf(from) <= day && day <= dayOf(to));
  return {
    semester: periodContaining('semester', date, calendar) as string,
    ...(teachingWeek !== undefined && { teachingWeek }),
    examinations: teachingWeek !== undefined && isForExaminations(teachingWeek, calendar),
    working: isWorkingDay(date, calendar),
    ...(holiday?.name && { holiday: holiday.name }),
    statistics: statisticsDayOf(Number(date.slice(0, 4)), calendar) === date,
  };
}

/** Whether a teaching week (`2024-2025-1-W19`) is for examinations; other periods are not. */
export function isForExaminations(period: string, calendar: Calendar = DEFAULT_CALENDAR): boolean {
  const { kind, year, part, sub } = periodParts(period);
  return kind === 'teachingWeek' && isExaminationWeek(year, part, sub, calendar);
}
