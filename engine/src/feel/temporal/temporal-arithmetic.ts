import { CalendarDate } from './calendar-date.js';
import { ClockTime, NANOS_PER_DAY } from './clock-time.js';
import { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { byDecimal, ratioOf, timesDecimal } from './scale-whole.js';
import { isDuration, isTemporal, type Duration, type Temporal } from './temporal.js';
import { UTC } from './zone.js';

const DAY = BigInt(NANOS_PER_DAY);

/** `a + b`: a duration to a date, time or duration, in either order; `null` for anything else. */
export function addTemporal(a: unknown, b: unknown): Temporal | null {
  if (!isTemporal(a) || !isTemporal(b)) return null;
  if (isDuration(b)) return shift(a, b);
  return isDuration(a) ? shift(b, a) : null;
}

/** `a - b`: a duration from whatever it can be added to, or the time between two points. */
export function subtractTemporal(a: unknown, b: unknown): Temporal | null {
  if (!isTemporal(a) || !isTemporal(b)) return null;
  if (isDuration(b)) return shift(a, negated(b));
  if (a instanceof ClockTime) return b instanceof ClockTime ? betweenTimes(a, b) : null;
  return isDuration(a) || b instanceof ClockTime ? null : betweenDates(a, b);
}

/** `a * b`: a duration and a number, in either order; part months are cut off. */
export function multiplyTemporal(a: unknown, b: unknown): Duration | null {
  if (typeof a === 'number') return typeof b === 'number' ? null : multiplyTemporal(b, a);
  if (typeof b !== 'number') return null;
  if (a instanceof DaysTimeDuration) return daysTime(timesDecimal(a.nanoseconds, b));
  return a instanceof YearsMonthsDuration ? yearsMonths(timesDecimal(BigInt(a.totalMonths), b)) : null;
}

/** `a / b`: a duration by a number, or how many times one duration goes into another of its kind. */
export function divideTemporal(a: unknown, b: unknown): Duration | number | null {
  if (a instanceof DaysTimeDuration) {
    if (b instanceof DaysTimeDuration) return ratioOf(a.nanoseconds, b.nanoseconds);
    return typeof b === 'number' ? daysTime(byDecimal(a.nanoseconds, b)) : null;
  }
  if (!(a instanceof YearsMonthsDuration)) return null;
  const months = BigInt(a.totalMonths);
  if (b instanceof YearsMonthsDuration) return ratioOf(months, BigInt(b.totalMonths));
  return typeof b === 'number' ? yearsMonths(byDecimal(months, b)) : null;
}

/** `-a` of a duration. */
export function negateTemporal(a: unknown): Duration | null {
  return isDuration(a) ? negated(a) : null;
}

/** `abs(a)` of a duration. */
export function absTemporal(a: unknown): Duration | null {
  if (!isDuration(a)) return null;
  const size = a instanceof DaysTimeDuration ? a.nanoseconds : a.totalMonths;
  return size < 0 ? negated(a) : a;
}

function shift(value: Temporal, by: Duration): Temporal | null {
  if (value instanceof YearsMonthsDuration) {
    return by instanceof YearsMonthsDuration
      ? YearsMonthsDuration.of(value.totalMonths + by.totalMonths)
      : null;
  }
  if (value instanceof DaysTimeDuration) {
    return by instanceof DaysTimeDuration ? DaysTimeDuration.of(value.nanoseconds + by.nanoseconds) : null;
  }
  if (value instanceof ClockTime) {
    if (by instanceof YearsMonthsDuration) return null;
    return ClockTime.ofNano(value.nanoOfDay + Number(by.nanoseconds % DAY), value.zone);
  }
  return by instanceof YearsMonthsDuration ? shiftMonths(value, by) : shiftNanos(value, by);
}

function shiftMonths(
  value: CalendarDate | DateAndTime,
  { totalMonths }: YearsMonthsDuration,
): CalendarDate | DateAndTime | null {
  if (value instanceof CalendarDate) return value.plusMonths(totalMonths);
  const date = value.date.plusMonths(totalMonths);
  return date && new DateAndTime(date, value.time);
}

/** In a named zone by the instant, so that a day with a change of the clocks has 23 or 25 hours. */
function shiftNanos(
  value: CalendarDate | DateAndTime,
  { nanoseconds }: DaysTimeDuration,
): CalendarDate | DateAndTime | null {
  if (value instanceof CalendarDate) {
    return DateAndTime.ofLocalNano(BigInt(value.epochDay) * DAY + nanoseconds, null)?.date ?? null;
  }
  const { zone, instantNano } = value;
  return zone?.kind === 'named' && instantNano !== null
    ? DateAndTime.ofInstant(instantNano + nanoseconds, zone)
    : DateAndTime.ofLocalNano(value.localNano + nanoseconds, zone);
}

/** A date stands for its midnight in UTC, where it meets a date and time. */
function betweenDates(a: CalendarDate | DateAndTime, b: CalendarDate | DateAndTime): DaysTimeDuration | null {
  const [x, y] = [atMidnight(a), atMidnight(b)];
  if (x.zone === null && y.zone === null) return DaysTimeDuration.of(x.localNano - y.localNano);
  return x.instantNano === null || y.instantNano === null
    ? null
    : DaysTimeDuration.of(x.instantNano - y.instantNano);
}

function atMidnight(value: CalendarDate | DateAndTime): DateAndTime {
  return value instanceof DateAndTime ? value : new DateAndTime(value, ClockTime.ofNano(0, UTC));
}

function betweenTimes(a: ClockTime, b: ClockTime): DaysTimeDuration | null {
  const [x, y] = [a.comparableOffset, b.comparableOffset];
  if ((x === null) !== (y === null)) return null;
  const apart = BigInt(a.nanoOfDay - b.nanoOfDay);
  return DaysTimeDuration.of(apart - BigInt((x ?? 0) - (y ?? 0)) * 1_000_000_000n);
}

function negated(duration: Duration): Duration {
  const opposite =
    duration instanceof DaysTimeDuration
      ? DaysTimeDuration.of(-duration.nanoseconds)
      : YearsMonthsDuration.of(-duration.totalMonths);
  return opposite ?? duration;
}

function daysTime(nanoseconds: bigint | null): DaysTimeDuration | null {
  return nanoseconds === null ? null : DaysTimeDuration.of(nanoseconds);
}

function yearsMonths(months: bigint | null): YearsMonthsDuration | null {
  return months === null ? null : YearsMonthsDuration.of(Number(months));
}
