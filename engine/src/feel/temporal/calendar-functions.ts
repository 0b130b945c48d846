import { daysInMonth, epochDayOf } from './calendar.js';
import { CalendarDate } from './calendar-date.js';
import { DateAndTime } from './date-and-time.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `day of year(date)`: 1 to 366. */
export function dayOfYear(value: unknown): number | null {
  const date = dayOf(value);
  return date && date.epochDay - epochDayOf(date.year, 1, 1) + 1;
}

/** `day of week(date)`: the English name. */
export function dayOfWeek(value: unknown): string | null {
  const date = dayOf(value);
  return (date && WEEKDAYS[date.weekday - 1]) ?? null;
}

/** `month of year(date)`: the English name. */
export function monthOfYear(value: unknown): string | null {
  const date = dayOf(value);
  return (date && MONTHS[date.month - 1]) ?? null;
}

/** `week of year(date)`, by ISO 8601: the year's first week is the one with its first Thursday. */
export function weekOfYear(value: unknown): number | null {
  const date = dayOf(value);
  const thursday = date?.plusDays(4 - date.weekday);
  return thursday ? Math.floor((thursday.epochDay - epochDayOf(thursday.year, 1, 1)) / 7) + 1 : null;
}

/** `last day of month(date)`: that day, as a date. */
export function lastDayOfMonth(value: unknown): CalendarDate | null {
  const date = dayOf(value);
  return date && CalendarDate.of(date.year, date.month, daysInMonth(date.year, date.month));
}

function dayOf(value: unknown): CalendarDate | null {
  return value instanceof CalendarDate ? value : value instanceof DateAndTime ? value.date : null;
}
