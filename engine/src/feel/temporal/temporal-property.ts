import type { CalendarDate } from './calendar-date.js';
import type { ClockTime } from './clock-time.js';
import type { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, type YearsMonthsDuration } from './duration.js';
import { isTemporal, type TemporalKind } from './temporal.js';
import type { Zone } from './zone.js';

type Property = number | string | DaysTimeDuration | null;
type Properties<T> = Readonly<Record<string, (value: T) => Property>>;

const DATE: Properties<CalendarDate> = {
  year: ({ year }) => year,
  month: ({ month }) => month,
  day: ({ day }) => day,
  weekday: ({ weekday }) => weekday,
};

const TIME: Properties<ClockTime> = {
  hour: ({ hour }) => hour,
  minute: ({ minute }) => minute,
  second: ({ second }) => second,
  'time offset': ({ offset }) => offsetDuration(offset),
  timezone: ({ zone }) => zoneName(zone),
};

const DATE_AND_TIME: Properties<DateAndTime> = {
  year: ({ date }) => date.year,
  month: ({ date }) => date.month,
  day: ({ date }) => date.day,
  weekday: ({ date }) => date.weekday,
  hour: ({ time }) => time.hour,
  minute: ({ time }) => time.minute,
  second: ({ time }) => time.second,
  'time offset': ({ offset }) => offsetDuration(offset),
  timezone: ({ zone }) => zoneName(zone),
};

const YEARS_MONTHS: Properties<YearsMonthsDuration> = {
  years: ({ years }) => years,
  months: ({ months }) => months,
};

const DAYS_TIME: Properties<DaysTimeDuration> = {
  days: ({ days }) => days,
  hours: ({ hours }) => hours,
  minutes: ({ minutes }) => minutes,
  seconds: ({ seconds }) => seconds,
};

/** The properties of each kind, as the standard lists them. */
export const TEMPORAL_PROPERTIES: Readonly<Record<TemporalKind, readonly string[]>> = {
  date: Object.keys(DATE),
  time: Object.keys(TIME),
  'date and time': Object.keys(DATE_AND_TIME),
  'days and time duration': Object.keys(DAYS_TIME),
  'years and months duration': Object.keys(YEARS_MONTHS),
};

/** `value.name`; `null` for a property that the kind does not have. */
export function temporalProperty(value: unknown, name: string): Property {
  if (!isTemporal(value)) return null;
  switch (value.kind) {
    case 'date':
      return read(DATE, value, name);
    case 'time':
      return read(TIME, value, name);
    case 'date and time':
      return read(DATE_AND_TIME, value, name);
    case 'days and time duration':
      return read(DAYS_TIME, value, name);
    case 'years and months duration':
      return read(YEARS_MONTHS, value, name);
  }
}

function read<T>(properties: Properties<T>, value: T, name: string): Property {
  return Object.hasOwn(properties, name) ? (properties[name]?.(value) ?? null) : null;
}

function offsetDuration(seconds: number | null): DaysTimeDuration | null {
  return seconds === null ? null : DaysTimeDuration.of(BigInt(seconds) * 1_000_000_000n);
}

function zoneName(zone: Zone): string | null {
  return zone?.kind === 'named' ? zone.name : null;
}
