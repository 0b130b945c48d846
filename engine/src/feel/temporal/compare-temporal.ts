import { CalendarDate } from './calendar-date.js';
import { ClockTime, NANOS_PER_SECOND } from './clock-time.js';
import { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { isTemporal } from './temporal.js';
import { isSameZone } from './zone.js';

const SECOND = BigInt(NANOS_PER_SECOND);

export type Order = -1 | 0 | 1;

/**
 * Which of two values of one kind comes first; `null` for values of different kinds. With a zone on one side
 * alone, the other is read in the same one.
 */
export function compareTemporal(a: unknown, b: unknown): Order | null {
  if (a instanceof CalendarDate) return b instanceof CalendarDate ? order(a.epochDay, b.epochDay) : null;
  if (a instanceof DateAndTime) return b instanceof DateAndTime ? compareDateTimes(a, b) : null;
  if (a instanceof ClockTime) return b instanceof ClockTime ? compareTimes(a, b) : null;
  if (a instanceof DaysTimeDuration) {
    return b instanceof DaysTimeDuration ? order(a.nanoseconds, b.nanoseconds) : null;
  }
  if (a instanceof YearsMonthsDuration) {
    return b instanceof YearsMonthsDuration ? order(a.totalMonths, b.totalMonths) : null;
  }
  return null;
}

/**
 * `a = b`: the same point, to the second; `null` for different kinds, `false` where only one has a zone.
 * A temporal value is never null: beside `null` the answer is `false`.
 */
export function equalTemporal(a: unknown, b: unknown): boolean | null {
  if (a === null || b === null) return isTemporal(a) || isTemporal(b) ? false : null;
  if (a instanceof DateAndTime && b instanceof DateAndTime) {
    if ((a.zone === null) !== (b.zone === null)) return false;
    return wholeSeconds(a.instantNano ?? a.localNano) === wholeSeconds(b.instantNano ?? b.localNano);
  }
  if (a instanceof ClockTime && b instanceof ClockTime) {
    if ((a.zone === null) !== (b.zone === null)) return false;
    return a.secondOfDay - (a.comparableOffset ?? 0) === b.secondOfDay - (b.comparableOffset ?? 0);
  }
  const compared = compareTemporal(a, b);
  return compared === null ? null : compared === 0;
}

/** `is(a, b)`: the same value in every part, the zone as written included. */
export function isSameTemporal(a: unknown, b: unknown): boolean {
  if (a instanceof DateAndTime && b instanceof DateAndTime) {
    return a.localNano === b.localNano && isSameZone(a.zone, b.zone);
  }
  if (a instanceof ClockTime && b instanceof ClockTime) {
    return a.nanoOfDay === b.nanoOfDay && isSameZone(a.zone, b.zone);
  }
  return compareTemporal(a, b) === 0;
}

function compareDateTimes(a: DateAndTime, b: DateAndTime): Order {
  const [x, y] = [a.instantNano, b.instantNano];
  if (x === null || y === null) return order(a.localNano, b.localNano);
  return order(x, y);
}

function compareTimes(a: ClockTime, b: ClockTime): Order {
  const [x, y] = [a.comparableOffset, b.comparableOffset];
  if (x === null || y === null) return order(a.nanoOfDay, b.nanoOfDay);
  return order(a.nanoOfDay - x * NANOS_PER_SECOND, b.nanoOfDay - y * NANOS_PER_SECOND);
}

function wholeSeconds(nano: bigint): bigint {
  return nano % SECOND < 0n ? nano / SECOND - 1n : nano / SECOND;
}

function order<T extends number | bigint>(a: T, b: T): Order {
  return a < b ? -1 : a > b ? 1 : 0;
}
