import { CalendarDate } from './calendar-date.js';
import { ClockTime } from './clock-time.js';
import { DateAndTime } from './date-and-time.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import type { Duration, Temporal } from './temporal.js';
import { parseZone } from './zone.js';

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(\D.*)?$/;
const YEARS_MONTHS = /^(-?)P(?=\d)(?:(\d{1,40})Y)?(?:(\d{1,40})M)?$/;
const DAYS_TIME =
  /^(-?)P(?=.)(?:(\d{1,40})D)?(?:T(?=\d)(?:(\d{1,40})H)?(?:(\d{1,40})M)?(?:(\d{1,40})(?:\.(\d{1,9}))?S)?)?$/;
/** A day with a zone but no time, which XML Schema allows. */
const DATE_AND_ZONE = /^(-?\d{4,9}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$/;

/** `2024-09-03`; years may be negative and have up to nine digits. */
export function parseDate(text: string): CalendarDate | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, sign, year, month, day] = match;
  if (sign === '-' && year === '0000') return null;
  return CalendarDate.of(Number(`${sign ?? ''}${year ?? ''}`), Number(month), Number(day));
}

/** `08:30:00`, `08:30:00.5Z`, `08:30:00+08:00`, `08:30:00@Asia/Shanghai`; `24:00:00` is midnight. */
export function parseTime(text: string): ClockTime | null {
  return readTime(text)?.time ?? null;
}

/** A date, optionally followed by `T` and a time; without one it is midnight, of no zone. */
export function parseDateTime(text: string): DateAndTime | null {
  const at = text.indexOf('T');
  if (at < 0) return midnight(text);
  const date = parseDate(text.slice(0, at));
  const read = readTime(text.slice(at + 1));
  const day = date && read?.isNextDay ? date.plusDays(1) : date;
  return day && read && new DateAndTime(day, read.time);
}

/** `P1DT2H` or `P1Y2M`, but not both in one. */
export function parseDuration(text: string): Duration | null {
  return parseYearsMonths(text) ?? parseDaysTime(text);
}

/** What `@"…"` means: the text decides the type; `null` for text that is none. */
export function parseTemporal(text: string): Temporal | null {
  return parseDate(text) ?? parseTime(text) ?? parseDuration(text) ?? parseWithTime(text);
}

/** A fact of type date, `YYYY-MM-DD`, as a value. */
export function dateFromIso(text: string): CalendarDate | null {
  return parseDate(text);
}

function parseWithTime(text: string): DateAndTime | null {
  return text.includes('T') ? parseDateTime(text) : null;
}

function midnight(text: string): DateAndTime | null {
  const [, day, zone] = DATE_AND_ZONE.exec(text) ?? [];
  const date = parseDate(day ?? text);
  const time = parseTime(`00:00:00${zone ?? ''}`);
  return date && time && new DateAndTime(date, time);
}

function readTime(text: string): { time: ClockTime; isNextDay: boolean } | null {
  const match = TIME.exec(text);
  const zone = match && parseZone(match[5] ?? '');
  if (!match || zone === undefined) return null;
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  const nano = nanoOf(match[4]);
  const isNextDay = hour === 24 && minute === 0 && second === 0 && nano === 0;
  const time = ClockTime.of(isNextDay ? 0 : hour, minute, second, nano, zone);
  return time && { time, isNextDay };
}

function parseYearsMonths(text: string): YearsMonthsDuration | null {
  const match = YEARS_MONTHS.exec(text);
  if (!match) return null;
  const size = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0);
  return YearsMonthsDuration.of(match[1] === '-' ? -size : size);
}

function parseDaysTime(text: string): DaysTimeDuration | null {
  const match = DAYS_TIME.exec(text);
  if (!match) return null;
  const [days, hours, minutes, seconds] = match.slice(2, 6).map((part) => BigInt(part ?? '0')) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const whole = ((days * 24n + hours) * 60n + minutes) * 60n + seconds;
  const size = whole * 1_000_000_000n + BigInt(nanoOf(match[6]));
  return DaysTimeDuration.of(match[1] === '-' ? -size : size);
}

function nanoOf(fraction: string | undefined): number {
  return Number((fraction ?? '').padEnd(9, '0'));
}
