import { CalendarDate } from './calendar-date.js';

/**
 * The days of `for d in from..to`, both ends included, forward or backward; `null` where an end is no date.
 * Computed one by one: a loop that stops early pays for what it took.
 */
export function calendarDates(from: unknown, to: unknown): Iterable<CalendarDate> | null {
  return from instanceof CalendarDate && to instanceof CalendarDate ? daysBetween(from, to) : null;
}

function* daysBetween(from: CalendarDate, to: CalendarDate): Iterable<CalendarDate> {
  const last = to.epochDay;
  const step = from.epochDay <= last ? 1 : -1;
  for (let day = from.epochDay; step > 0 ? day <= last : day >= last; day += step) {
    const date = CalendarDate.ofEpochDay(day);
    if (date) yield date;
  }
}
