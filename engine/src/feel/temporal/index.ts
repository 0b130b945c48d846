/**
 * Dates, times and durations as DMN 1.5 defines them for FEEL: immutable values, no clock, no dependency.
 * Whatever the standard does not define is `null`; nothing throws.
 *
 * | FEEL | here |
 * |---|---|
 * | `@"…"` | `parseTemporal` |
 * | `date(from)`, `date(y, m, d)` | `dateFrom`, `dateOf` |
 * | `time(from)`, `time(h, m, s, offset?)` | `timeFrom`, `timeOf` |
 * | `date and time(from)`, `(date, time)`, `(value, zone)`, `(y, m, d, h, m, s, zone?)` | `dateTimeFrom`, `dateTimeOf`, `dateTimeIn`, `dateTimeOfParts` |
 * | `duration(from)`, `years and months duration(from, to)` | `durationFrom`, `yearsMonthsBetween` |
 * | `now()`, `today()` | `nowAt`, `todayAt` an instant given |
 * | `string(value)`, `value.name`, `instance of` | `temporalText`, `temporalProperty`, `temporalKind` |
 * | `+ - * /`, `-a`, `abs(a)` | `addTemporal`, `subtractTemporal`, `multiplyTemporal`, `divideTemporal`, `negateTemporal`, `absTemporal` |
 * | `=`, `is(a, b)`, `<` | `equalTemporal`, `isSameTemporal`, `compareTemporal` |
 * | `day of year`, `day of week`, `month of year`, `week of year`, `last day of month` | `dayOfYear`, `dayOfWeek`, `monthOfYear`, `weekOfYear`, `lastDayOfMonth` |
 * | `for d in from..to` | `calendarDates` |
 */
export { absTemporal, addTemporal, divideTemporal, multiplyTemporal } from './temporal-arithmetic.js';
export { negateTemporal, subtractTemporal } from './temporal-arithmetic.js';
export { CalendarDate } from './calendar-date.js';
export { calendarDates } from './calendar-dates.js';
export { dayOfWeek, dayOfYear, lastDayOfMonth, monthOfYear, weekOfYear } from './calendar-functions.js';
export { ClockTime } from './clock-time.js';
export { compareTemporal, equalTemporal, isSameTemporal, type Order } from './compare-temporal.js';
export {
  dateFrom,
  dateOf,
  dateTimeFrom,
  dateTimeIn,
  dateTimeOf,
  dateTimeOfParts,
  durationFrom,
  nowAt,
  timeFrom,
  timeOf,
  todayAt,
  yearsMonthsBetween,
} from './construct-temporal.js';
export { DateAndTime } from './date-and-time.js';
export { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
export {
  dateFromIso,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTemporal,
  parseTime,
} from './parse-temporal.js';
export {
  isDuration,
  isTemporal,
  temporalKind,
  temporalText,
  type Duration,
  type Temporal,
  type TemporalKind,
} from './temporal.js';
export { TEMPORAL_PROPERTIES, temporalProperty } from './temporal-property.js';
