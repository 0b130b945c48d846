import type { PeriodKind, Roll } from '../model/index.js';
import { DEFAULT_CALENDAR, semesterOfDay, semesterText, teachingWeeksIn, type Calendar } from './calendar.js';
import { civilOf, isoDate, parseIsoDate } from './civil-date.js';
import { periodParts, periodText } from './period.js';
import { periodContaining, periodRange } from './period-range.js';
import { periodsBetween } from './shift-period.js';

/** Coarseness: a kind may be rolled up into those above it. */
const RANK: Record<PeriodKind, number> = {
  day: 0,
  week: 1,
  teachingWeek: 1,
  month: 2,
  semester: 3,
  academicYear: 4,
  calendarYear: 4,
};

export function isFinerKind(kind: PeriodKind, than: PeriodKind): boolean {
  return RANK[kind] < RANK[than];
}

/**
 * Periods of a finer kind that belong to a period, in order. Each belongs to exactly one: a teaching week to the
 * semester it is named after, any other to where its middle day lies (a week's Thursday, as ISO 8601 has it).
 */
export function periodsWithin(
  period: string,
  kind: PeriodKind,
  calendar: Calendar = DEFAULT_CALENDAR,
): string[] {
  const of = periodParts(period).kind;
  if (!isFinerKind(kind, of)) return [];
  const [first, last] = daysOf(period, calendar);
  if (kind === 'teachingWeek' && (of === 'semester' || of === 'academicYear')) {
    return semestersBetween(first, last, calendar).flatMap(({ year, part }) =>
      teachingWeeksOf(year, part, calendar),
    );
  }
  return periodsTouching(kind, first, last, calendar).filter((one) => {
    const middle = middleDay(one, calendar);
    return middle >= first && middle <= last;
  });
}

/**
 * The periods whose values make up one period's value. The first or last of a kind that is no finer is the one that
 * holds the period's first or last day: a semester's number of teachers is that of its academic year.
 */
export function rolledPeriods(
  period: string,
  { kind, with: method }: Roll,
  calendar: Calendar = DEFAULT_CALENDAR,
): string[] {
  const { kind: of } = periodParts(period);
  if (isFinerKind(kind, of)) {
    const within = periodsWithin(period, kind, calendar);
    if (method === 'first') return within.slice(0, 1);
    return method === 'last' ? within.slice(-1) : within;
  }
  if (method !== 'first' && method !== 'last') return [];
  const { from, to } = periodRange(period, calendar);
  const one = periodContaining(kind, method === 'first' ? from : to, calendar);
  return one === undefined ? [] : [one];
}

/** The periods of a kind whose rolled-up value a period's value goes into. */
export function periodsRollingUp(
  period: string,
  roll: Roll,
  kind: PeriodKind,
  calendar: Calendar = DEFAULT_CALENDAR,
): string[] {
  const [first, last] = daysOf(period, calendar);
  return periodsTouching(kind, first - 7, last + 7, calendar).filter((one) =>
    rolledPeriods(one, roll, calendar).includes(period),
  );
}

/** First and last day number. */
function daysOf(period: string, calendar: Calendar): readonly [number, number] {
  const { from, to } = periodRange(period, calendar);
  return [dayOf(from), dayOf(to)];
}

function middleDay(period: string, calendar: Calendar): number {
  const [first, last] = daysOf(period, calendar);
  return first + ((last - first + 1) >> 1);
}

function dayOf(date: string): number {
  return parseIsoDate(date) as number;
}

function periodsTouching(kind: PeriodKind, first: number, last: number, calendar: Calendar): string[] {
  if (kind === 'teachingWeek') {
    return semestersBetween(first - 7, last + 7, calendar)
      .flatMap(({ year, part }) => teachingWeeksOf(year, part, calendar))
      .filter((week) => {
        const [monday, sunday] = daysOf(week, calendar);
        return monday <= last && sunday >= first;
      });
  }
  const [from, to] = [first, last].map((day) => periodContaining(kind, isoDate(day), calendar));
  return from === undefined || to === undefined ? [] : periodsBetween(from, to, calendar);
}

function semestersBetween(first: number, last: number, calendar: Calendar): { year: number; part: number }[] {
  const [from, to] = [first, last].map((day) => {
    const { startYear, semester } = semesterOfDay(day, civilOf(day).year, calendar);
    return semesterText(startYear, semester);
  });
  return periodsBetween(from as string, to as string, calendar).map(periodParts);
}

function teachingWeeksOf(year: number, part: number, calendar: Calendar): string[] {
  return Array.from({ length: teachingWeeksIn(year, part, calendar) }, (_, i) =>
    periodText({ kind: 'teachingWeek', year, part, sub: i + 1 }),
  );
}
