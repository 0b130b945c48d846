import { CalendarDate } from './calendar-date.js';
import { ClockTime } from './clock-time.js';
import { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';

export type Duration = DaysTimeDuration | YearsMonthsDuration;
/** A value of one of FEEL's five temporal types; immutable. */
export type Temporal = CalendarDate | ClockTime | DateAndTime | Duration;
/** The type's name in FEEL. */
export type TemporalKind = Temporal['kind'];

export function isDuration(value: unknown): value is Duration {
  return value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration;
}

export function isTemporal(value: unknown): value is Temporal {
  return (
    value instanceof CalendarDate ||
    value instanceof DateAndTime ||
    value instanceof ClockTime ||
    isDuration(value)
  );
}

/** The name in FEEL of a value's type; `null` for what is no temporal value. */
export function temporalKind(value: Temporal): TemporalKind;
export function temporalKind(value: unknown): TemporalKind | null;
export function temporalKind(value: unknown): TemporalKind | null {
  return isTemporal(value) ? value.kind : null;
}

/** The canonical text, that which `string()` gives; `null` for what is no temporal value. */
export function temporalText(value: Temporal): string;
export function temporalText(value: unknown): string | null;
export function temporalText(value: unknown): string | null {
  return isTemporal(value) ? value.toString() : null;
}
