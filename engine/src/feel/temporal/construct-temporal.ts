import { CalendarDate } from './calendar-date.js';
import { ClockTime, NANOS_PER_SECOND } from './clock-time.js';
import { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { parseDate, parseDateTime, parseDuration, parseTime } from './parse-temporal.js';
import { timesDecimal } from './scale-whole.js';
import type { Duration } from './temporal.js';
import { UTC, zoneOfName, zoneOfOffset, type Zone } from './zone.js';

/** `date(from)`: a date's text, a date, or the day of a date and time. */
export function dateFrom(from: unknown): CalendarDate | null {
  if (typeof from === 'string') return parseDate(from);
  return from instanceof CalendarDate ? from : from instanceof DateAndTime ? from.date : null;
}

/** `date(year, month, day)`. */
export function dateOf(year: unknown, month: unknown, day: unknown): CalendarDate | null {
  return typeof year === 'number' && typeof month === 'number' && typeof day === 'number'
    ? CalendarDate.of(year, month, day)
    : null;
}

/** `time(from)`: a time's text, a time, or that of a date and time; of a date, its midnight in UTC. */
export function timeFrom(from: unknown): ClockTime | null {
  if (typeof from === 'string') return parseTime(from);
  if (from instanceof CalendarDate) return ClockTime.ofNano(0, UTC);
  return from instanceof ClockTime ? from : from instanceof DateAndTime ? from.time : null;
}

/** `time(hour, minute, second, offset?)`: the second may have a fraction, the offset be null. */
export function timeOf(hour: unknown, minute: unknown, second: unknown, offset?: unknown): ClockTime | null {
  const zone = zoneOf(offset);
  if (typeof hour !== 'number' || typeof minute !== 'number' || typeof second !== 'number') return null;
  const nanos = timesDecimal(BigInt(NANOS_PER_SECOND), second);
  if (zone === undefined || nanos === null) return null;
  const whole = Math.trunc(second);
  return ClockTime.of(hour, minute, whole, Number(nanos) - whole * NANOS_PER_SECOND, zone);
}

/** `date and time(from)`: its text. */
export function dateTimeFrom(from: unknown): DateAndTime | null {
  if (typeof from === 'string') return parseDateTime(from);
  return from instanceof DateAndTime ? from : null;
}

/** `date and time(date, time)`: the day of one, the time and zone of the other. */
export function dateTimeOf(date: unknown, time: unknown): DateAndTime | null {
  if (!(time instanceof ClockTime)) return null;
  const day = date instanceof CalendarDate || date instanceof DateAndTime ? dateFrom(date) : null;
  return day && new DateAndTime(day, time);
}

/** `date and time(value, zone)`: the same instant on another zone's clocks; a local time is read as theirs. */
export function dateTimeIn(value: unknown, zone: unknown): DateAndTime | null {
  if (!(value instanceof DateAndTime) || typeof zone !== 'string') return null;
  const target = zoneOfName(zone);
  if (!target) return null;
  const { instantNano } = value;
  return instantNano === null
    ? DateAndTime.ofLocalNano(value.localNano, target)
    : DateAndTime.ofInstant(instantNano, target);
}

/** `date and time(year, month, day, hour, minute, second, zone?)`: an offset, a zone's name, or neither. */
export function dateTimeOfParts(parts: readonly unknown[]): DateAndTime | null {
  const [year, month, day, hour, minute, second, place] = parts;
  const date = dateOf(year, month, day);
  const time = timeOf(hour, minute, second, place);
  return date && time && new DateAndTime(date, time);
}

/** `duration(from)`. */
export function durationFrom(from: unknown): Duration | null {
  return typeof from === 'string' ? parseDuration(from) : null;
}

/** `years and months duration(from, to)`: whole months between two days; the times do not count. */
export function yearsMonthsBetween(from: unknown, to: unknown): YearsMonthsDuration | null {
  const [a, b] = [from, to].map((end) => (typeof end === 'string' ? null : dateFrom(end)));
  if (!a || !b) return null;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return YearsMonthsDuration.of(months - 1);
  return YearsMonthsDuration.of(months < 0 && b.day > a.day ? months + 1 : months);
}

/** `now()`, from an ISO instant such as `2024-09-03T08:00:00Z`. */
export function nowAt(instant: string | undefined): DateAndTime | null {
  return instant === undefined ? null : parseDateTime(instant);
}

/** `today()`: the day that the same instant's text names. */
export function todayAt(instant: string | undefined): CalendarDate | null {
  return nowAt(instant)?.date ?? null;
}

function zoneOf(place: unknown): Zone | undefined {
  if (place === null || place === undefined) return null;
  if (typeof place === 'string') return zoneOfName(place);
  if (!(place instanceof DaysTimeDuration)) return undefined;
  return place.nanoseconds % BigInt(NANOS_PER_SECOND) === 0n
    ? zoneOfOffset(Number(place.nanoseconds / BigInt(NANOS_PER_SECOND)))
    : undefined;
}
