import type { LocalizedText } from '../model/index.js';
import { dayNumber, isoDate, mondayOf, parseIsoDate } from './civil-date.js';
import { PeriodError } from './period-error.js';

/** Dates of one semester where they differ from the calendar's rule. */
export interface SemesterDates {
  /** First day, `YYYY-MM-DD`. */
  readonly from?: string;
  /** A day of teaching week 1; the first day of the semester when absent. */
  readonly teachingFrom?: string;
  readonly teachingWeeks?: number;
  /** Numbers of the teaching weeks that are for examinations; the calendar's rule when absent. */
  readonly examinationWeeks?: readonly number[];
}

/** Days off in a row, and the days on a weekend that make up for them (调休). */
export interface Holiday {
  readonly name?: LocalizedText;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly makeUpDays?: readonly string[];
}

/** A college's calendar: maps semesters and teaching weeks to days, and says which days are worked. */
export interface Calendar {
  /** First day of the academic year and of semester 1, `MM-DD`. */
  readonly academicYearStart: string;
  /** First day of semester 2, `MM-DD`. */
  readonly secondSemesterStart: string;
  /** Teaching weeks of a semester that names none, 1–30. */
  readonly teachingWeeks: number;
  /** So many of the last teaching weeks of a semester are for examinations; none when absent. */
  readonly examinationWeeks?: number;
  /** By period, `2024-2025-1`. */
  readonly semesters?: Readonly<Record<string, SemesterDates>>;
  /** Public holidays and vacations (寒暑假); every Monday to Friday is worked when absent. */
  readonly holidays?: readonly Holiday[];
  /** The day as of which the yearly statistics are taken (统计时点), `MM-DD`; the first of the academic year when absent. */
  readonly statisticsDay?: string;
}

export const DEFAULT_CALENDAR: Calendar = {
  academicYearStart: '09-01',
  secondSemesterStart: '02-15',
  teachingWeeks: 20,
};

export function semesterText(startYear: number, semester: number): string {
  return `${startYear}-${startYear + 1}-${semester}`;
}

/** Day number on which a semester begins. */
export function semesterStart(startYear: number, semester: number, calendar: Calendar): number {
  const own = calendar.semesters?.[semesterText(startYear, semester)]?.from;
  if (own !== undefined) return dayOf(own);
  const [monthDay, year] =
    semester === 1 ? [calendar.academicYearStart, startYear] : [calendar.secondSemesterStart, startYear + 1];
  return dayOf(`${year}-${monthDay}`);
}

/** Monday of teaching week 1. */
export function teachingStart(startYear: number, semester: number, calendar: Calendar): number {
  const own = calendar.semesters?.[semesterText(startYear, semester)]?.teachingFrom;
  return mondayOf(own === undefined ? semesterStart(startYear, semester, calendar) : dayOf(own));
}

export function teachingWeeksIn(startYear: number, semester: number, calendar: Calendar): number {
  return calendar.semesters?.[semesterText(startYear, semester)]?.teachingWeeks ?? calendar.teachingWeeks;
}

/** Whether a teaching week is for examinations. */
export function isExaminationWeek(
  startYear: number,
  semester: number,
  week: number,
  calendar: Calendar,
): boolean {
  const own = calendar.semesters?.[semesterText(startYear, semester)]?.examinationWeeks;
  if (own !== undefined) return own.includes(week);
  return week > teachingWeeksIn(startYear, semester, calendar) - (calendar.examinationWeeks ?? 0);
}

/** The day of a year as of which its statistics are taken, `YYYY-MM-DD`. */
export function statisticsDayOf(year: number, calendar: Calendar = DEFAULT_CALENDAR): string {
  return isoDate(dayOf(`${year}-${calendar.statisticsDay ?? calendar.academicYearStart}`));
}

/** Semester a day lies in. */
export function semesterOfDay(
  dayCount: number,
  year: number,
  calendar: Calendar,
): { startYear: number; semester: number } {
  for (let startYear = year; startYear >= year - 2; startYear--) {
    for (const semester of [2, 1]) {
      if (semesterStart(startYear, semester, calendar) <= dayCount) return { startYear, semester };
    }
  }
  return { startYear: year - 2, semester: 1 };
}

/** Day number of a date of the calendar's. */
export function dayOf(date: string): number {
  // 02-29 stands for the last day of February in the years without one
  const match = /^(\d{4})-02-29$/.exec(date);
  const day = parseIsoDate(date) ?? (match ? dayNumber(Number(match[1]), 3, 1) - 1 : undefined);
  if (day === undefined) {
    throw new PeriodError(
      'period.invalid',
      date,
      `日历里的日期“${date}”无效 / no date in the calendar: ${date}`,
    );
  }
  return day;
}
