import type { PeriodKind } from '../model/index.js';
import {
  DEFAULT_CALENDAR,
  semesterOfDay,
  semesterStart,
  semesterText,
  teachingStart,
  teachingWeeksIn,
  type Calendar,
} from './calendar.js';
import {
  civilOf,
  dayNumber,
  firstIsoMonday,
  isoDate,
  isoWeekOf,
  mondayOf,
  parseIsoDate,
} from './civil-date.js';
import { periodParts, periodText, type PeriodParts } from './period.js';
import { PeriodError } from './period-error.js';

/** First and last day of a period, `YYYY-MM-DD`. */
export interface PeriodRange {
  readonly from: string;
  readonly to: string;
}

export function periodRange(period: string, calendar: Calendar = DEFAULT_CALENDAR): PeriodRange {
  const parts = periodParts(period);
  const [first, next] = RANGE[parts.kind](parts, calendar);
  return { from: isoDate(first), to: isoDate(next - 1) };
}

/** First day and the first day after it. */
const RANGE: Record<PeriodKind, (parts: PeriodParts, calendar: Calendar) => readonly [number, number]> = {
  calendarYear: ({ year }) => [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)],
  academicYear: ({ year }, calendar) => [
    semesterStart(year, 1, calendar),
    semesterStart(year + 1, 1, calendar),
  ],
  semester: ({ year, part }, calendar) => [
    semesterStart(year, part, calendar),
    part === 1 ? semesterStart(year, 2, calendar) : semesterStart(year + 1, 1, calendar),
  ],
  month: ({ year, part }) => [dayNumber(year, part, 1), dayNumber(year, part + 1, 1)],
  teachingWeek: ({ year, part, sub }, calendar) =>
    weekFrom(teachingStart(year, part, calendar) + (sub - 1) * 7),
  week: ({ year, part }) => weekFrom(firstIsoMonday(year) + (part - 1) * 7),
  day: ({ year, part, sub }) => [dayNumber(year, part, sub), dayNumber(year, part, sub) + 1],
};

function weekFrom(monday: number): readonly [number, number] {
  return [monday, monday + 7];
}

/**
 * The period of a kind that a day lies in; `undefined` for a day outside the teaching weeks.
 *
 * @param date  `YYYY-MM-DD`
 */
export function periodContaining(
  kind: PeriodKind,
  date: string,
  calendar: Calendar = DEFAULT_CALENDAR,
): string | undefined {
  const day = parseIsoDate(date);
  if (day === undefined) {
    throw new PeriodError('period.invalid', date, `“${date}”不是日期（例：2024-09-03）/ ${date} is no date`);
  }
  return CONTAINING[kind](day, calendar);
}

const CONTAINING: Record<PeriodKind, (day: number, calendar: Calendar) => string | undefined> = {
  calendarYear: (day) => String(civilOf(day).year),
  academicYear: (day, calendar) => {
    const { startYear } = semesterOfDay(day, civilOf(day).year, calendar);
    return `${startYear}-${startYear + 1}`;
  },
  semester: (day, calendar) => {
    const { startYear, semester } = semesterOfDay(day, civilOf(day).year, calendar);
    return semesterText(startYear, semester);
  },
  month: (day) => isoDate(day).slice(0, 7),
  teachingWeek: (day, calendar) => {
    const { year } = civilOf(day);
    // teaching week 1 may begin before the semester's first day: look at the Sunday's semester too
    for (const reference of [mondayOf(day) + 6, day]) {
      const { startYear, semester } = semesterOfDay(reference, year, calendar);
      const week = Math.floor((day - teachingStart(startYear, semester, calendar)) / 7) + 1;
      if (week >= 1 && week <= teachingWeeksIn(startYear, semester, calendar)) {
        return periodText({ kind: 'teachingWeek', year: startYear, part: semester, sub: week });
      }
    }
    return undefined;
  },
  week: (day) => {
    const { year, week } = isoWeekOf(day);
    return periodText({ kind: 'week', year, part: week, sub: 0 });
  },
  day: (day) => isoDate(day),
};
