import { dayOf, DEFAULT_CALENDAR, type Calendar } from './calendar.js';
import { isoDate, mondayOf } from './civil-date.js';

const FRIDAY = 4;

/** Longer than any vacation: where a calendar leaves no day to work, days are simply counted. */
const MOST_DAYS_OFF = 400;

/**
 * Whether a day is worked: Monday to Friday but for the holidays, and the days that make up for them.
 *
 * @param date  `YYYY-MM-DD`
 */
export function isWorkingDay(date: string, calendar: Calendar = DEFAULT_CALENDAR): boolean {
  return new WorkingDays(calendar).isWorked(dayOf(date));
}

/**
 * The day that is `n` working days after (or before, `n` < 0) a day; the first working day from it on for 0.
 *
 * @param date  `YYYY-MM-DD`
 * @param n     a whole number; its cost is linear in it
 */
export function addWorkingDays(date: string, n: number, calendar: Calendar = DEFAULT_CALENDAR): string {
  return isoDate(new WorkingDays(calendar).after(dayOf(date), n));
}

/**
 * How many working days lie after one day up to and with another: from a day on which something is asked to the day by
 * which it is due. 0 when the second is not later.
 */
export function workingDaysBetween(from: string, to: string, calendar: Calendar = DEFAULT_CALENDAR): number {
  const days = new WorkingDays(calendar);
  let count = 0;
  for (let day = dayOf(from) + 1, last = dayOf(to); day <= last; day++) if (days.isWorked(day)) count++;
  return count;
}

class WorkingDays {
  private readonly off: readonly (readonly [from: number, to: number])[];
  private readonly makeUp: ReadonlySet<number>;

  constructor({ holidays = [] }: Calendar) {
    this.off = holidays.map(({ from, to }) => [dayOf(from), dayOf(to)]);
    this.makeUp = new Set(holidays.flatMap(({ makeUpDays = [] }) => makeUpDays.map(dayOf)));
  }

  isWorked(day: number): boolean {
    if (this.makeUp.has(day)) return true;
    return day - mondayOf(day) <= FRIDAY && !this.off.some(([from, to]) => from <= day && day <= to);
  }

  after(start: number, n: number): number {
    const step = n < 0 ? -1 : 1;
    let day = start;
    let left = Math.abs(n);
    for (let daysOff = 0; daysOff <= MOST_DAYS_OFF;) {
      if (left === 0 && (n !== 0 || this.isWorked(day))) return day;
      day += step;
      if (this.isWorked(day)) {
        daysOff = 0;
        if (left > 0) left--;
      } else daysOff++;
    }
    return start + n;
  }
}
