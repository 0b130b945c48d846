import type { PeriodKind } from '../model/index.js';
import { DEFAULT_CALENDAR, teachingWeeksIn, type Calendar } from './calendar.js';
import { civilOf, dayNumber, firstIsoMonday, isoWeekOf } from './civil-date.js';
import { isPossible, periodParts, periodText, type PeriodParts } from './period.js';
import { assertSameKind } from './period-key.js';
import { PeriodError } from './period-error.js';

/**
 * The period `n` further on (back when negative). Weeks are ISO weeks; after a semester's last teaching week comes
 * week 1 of the next semester.
 *
 * @throws PeriodError `period.invalid`, `period.outOfRange`, `period.outsideCalendar` (a teaching week its semester
 *         does not have)
 */
export function shiftPeriod(period: string, n: number, calendar: Calendar = DEFAULT_CALENDAR): string {
  const parts = periodParts(period);
  if (n === 0) return period;
  const shifted = SHIFT[parts.kind](parts, n, calendar);
  if (Number.isInteger(n) && isPossible(shifted)) return periodText(shifted);
  throw new PeriodError(
    'period.outOfRange',
    period,
    `“${period}”移动 ${n} 个周期超出了范围 / ${period} shifted by ${n} is out of range`,
  );
}

/** All periods from the first to the second, both included; empty when `from` is the later one. */
export function periodsBetween(from: string, to: string, calendar: Calendar = DEFAULT_CALENDAR): string[] {
  const [first, last] = [periodParts(from), periodParts(to)];
  assertSameKind(first, last, from, to);
  const end = order(last);
  const periods: string[] = [];
  for (
    let parts = first;
    order(parts) <= end && isPossible(parts);
    parts = SHIFT[parts.kind](parts, 1, calendar)
  ) {
    periods.push(periodText(parts));
  }
  return periods;
}

function order({ year, part, sub }: PeriodParts): number {
  return (year * 100 + part) * 100 + sub;
}

const shiftYear = (parts: PeriodParts, n: number): PeriodParts => ({ ...parts, year: parts.year + n });

const SHIFT: Record<PeriodKind, (parts: PeriodParts, n: number, calendar: Calendar) => PeriodParts> = {
  calendarYear: shiftYear,
  academicYear: shiftYear,
  semester: (parts, n) => shiftWithin(parts, n, 2),
  month: (parts, n) => shiftWithin(parts, n, 12),
  teachingWeek: shiftTeachingWeek,
  week: (parts, n) => {
    const { year, week } = isoWeekOf(firstIsoMonday(parts.year) + (parts.part - 1 + n) * 7);
    return { ...parts, year, part: week };
  },
  day: (parts, n) => {
    const { year, month, day } = civilOf(dayNumber(parts.year, parts.part, parts.sub) + n);
    return { ...parts, year, part: month, sub: day };
  },
};

function shiftWithin(parts: PeriodParts, n: number, perYear: number): PeriodParts {
  const index = parts.year * perYear + parts.part - 1 + n;
  return { ...parts, year: Math.floor(index / perYear), part: (((index % perYear) + perYear) % perYear) + 1 };
}

function shiftTeachingWeek(parts: PeriodParts, n: number, calendar: Calendar): PeriodParts {
  let { year, part, sub } = parts;
  if (sub > teachingWeeksIn(year, part, calendar)) {
    const text = periodText(parts);
    throw new PeriodError(
      'period.outsideCalendar',
      text,
      `校历里没有教学周“${text}” / the calendar has no teaching week ${text}`,
    );
  }
  sub += n;
  while (sub < 1) {
    ({ year, part } = shiftWithin({ ...parts, year, part }, -1, 2));
    sub += teachingWeeksIn(year, part, calendar);
    if (year < 1) break;
  }
  for (
    let weeks = teachingWeeksIn(year, part, calendar);
    sub > weeks;
    weeks = teachingWeeksIn(year, part, calendar)
  ) {
    sub -= weeks;
    ({ year, part } = shiftWithin({ ...parts, year, part }, 1, 2));
    if (year > 9999) break;
  }
  return { ...parts, year, part, sub };
}
