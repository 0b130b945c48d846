import {
  dateFrom,
  dateOf,
  dateTimeFrom,
  dateTimeIn,
  dateTimeOf,
  dateTimeOfParts,
  dayOfWeek,
  dayOfYear,
  durationFrom,
  lastDayOfMonth,
  monthOfYear,
  nowAt,
  timeFrom,
  timeOf,
  todayAt,
  weekOfYear,
  yearsMonthsBetween,
} from '../temporal/index.js';
import { nullable, number, oneOf, optional, text } from './parameter.js';
import { signature, type Builtin, type CallContext, type Parameter } from './signature.js';

const DAYS = ['date', 'date and time'] as const;
const day = (name: string): Parameter<object> => oneOf<object>(name, DAYS);
const offset = optional(nullable(oneOf<object>('offset', ['days and time duration'])));

/** A value that the constructor refuses is null and a warning. */
function built<T>(call: CallContext, value: T | null): T | null {
  if (value === null) {
    call.warn('feel.argument', {
      zh: '没有这样的日期、时刻或时长',
      en: 'there is no such date, time or duration',
    });
  }
  return value;
}

/** Function of a day. */
function ofDay(apply: (value: unknown) => unknown): Builtin {
  return [signature([day('date')], (_call, value) => apply(value))];
}

/** Dates, times and durations, DMN 1.5, 10.3.4.1 and 10.3.4.8. */
export const TEMPORAL_BUILTINS = {
  date: [
    signature([oneOf<unknown>('from', ['string', ...DAYS])], (call, from) => built(call, dateFrom(from))),
    signature([number('year'), number('month'), number('day')], (call, ...parts) =>
      built(call, dateOf(...parts)),
    ),
  ],
  time: [
    signature([oneOf<unknown>('from', ['string', 'time', ...DAYS])], (call, from) =>
      built(call, timeFrom(from)),
    ),
    signature([number('hour'), number('minute'), number('second'), offset], (call, ...parts) =>
      built(call, timeOf(...parts)),
    ),
  ],
  'date and time': [
    signature([oneOf<unknown>('from', ['string', 'date and time'])], (call, from) =>
      built(call, dateTimeFrom(from)),
    ),
    signature([day('date'), oneOf<object>('time', ['time'])], (call, date, time) =>
      built(call, dateTimeOf(date, time)),
    ),
    signature([oneOf<object>('date', ['date and time']), text('timezone')], (call, value, zone) =>
      built(call, dateTimeIn(value, zone)),
    ),
    signature(
      [
        number('year'),
        number('month'),
        number('day'),
        number('hour'),
        number('minute'),
        number('second'),
        optional(nullable(oneOf<unknown>('offset', ['days and time duration', 'string']))),
      ],
      (call, ...parts) => built(call, dateTimeOfParts(parts)),
    ),
  ],
  duration: [signature([text('from')], (call, from) => built(call, durationFrom(from)))],
  'years and months duration': [
    signature([day('from'), day('to')], (call, from, to) => built(call, yearsMonthsBetween(from, to))),
  ],
  'day of year': ofDay(dayOfYear),
  'day of week': ofDay(dayOfWeek),
  'month of year': ofDay(monthOfYear),
  'week of year': ofDay(weekOfYear),
  'last day of month': ofDay(lastDayOfMonth),
  now: [signature([], (call) => nowAt(call.instant))],
  today: [signature([], (call) => todayAt(call.instant))],
} satisfies Record<string, Builtin>;
