import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilOf, epochDayOf, weekdayOf } from './calendar.js';
import {
  addTemporal,
  CalendarDate,
  ClockTime,
  compareTemporal,
  DateAndTime,
  DaysTimeDuration,
  equalTemporal,
  isSameTemporal,
  multiplyTemporal,
  parseTemporal,
  subtractTemporal,
  YearsMonthsDuration,
  type Temporal,
} from './index.js';
import { parseZone, type Zone } from './zone.js';

const RUNS = { numRuns: process.env['ZHENGAI_SOAK'] ? 20_000 : 300, seed: 7 };

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value that the generator must not make');
  return value;
}

const LAST_EPOCH_DAY = epochDayOf(999_999_999, 12, 31);
const epochDays = fc.oneof(
  fc.integer({ min: -200_000, max: 200_000 }),
  fc.integer({ min: -LAST_EPOCH_DAY + 1000, max: LAST_EPOCH_DAY - 1000 }),
);
const nearDays = fc.integer({ min: -100_000, max: 100_000 });
const fixedZones = fc
  .constantFrom('', 'Z', '+08:00', '-02:45:55', '+14:00', '@Etc/UTC')
  .map((text) => parseZone(text) as Zone);
const zones = fc.oneof(
  fixedZones,
  fc
    .constantFrom('@Asia/Shanghai', '@Europe/Paris', '@America/New_York')
    .map((text) => parseZone(text) as Zone),
);
const nanosOfDay = fc.oneof(
  fc.integer({ min: 0, max: 86_399 }).map((seconds) => seconds * 1e9),
  fc.integer({ min: 0, max: 86_400 * 1e9 - 1 }),
);

const datesOf = (days: fc.Arbitrary<number>): fc.Arbitrary<CalendarDate> =>
  days.map((day) => present(CalendarDate.ofEpochDay(day)));
const timesIn = (places: fc.Arbitrary<Zone>): fc.Arbitrary<ClockTime> =>
  fc.tuple(nanosOfDay, places).map(([nano, zone]) => ClockTime.ofNano(nano, zone));
const dateTimesIn = (places: fc.Arbitrary<Zone>, days = nearDays): fc.Arbitrary<DateAndTime> =>
  fc.tuple(datesOf(days), timesIn(places)).map(([date, time]) => new DateAndTime(date, time));
const daysTimes = fc
  .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  .map((nanos) => present(DaysTimeDuration.of(nanos)));
const wholeDays = fc
  .integer({ min: -10_000, max: 10_000 })
  .map((days) => present(DaysTimeDuration.of(BigInt(days) * 86_400_000_000_000n)));
const yearsMonths = fc
  .integer({ min: -20_000, max: 20_000 })
  .map((months) => present(YearsMonthsDuration.of(months)));
const anyValue: fc.Arbitrary<Temporal> = fc.oneof(
  datesOf(epochDays),
  timesIn(zones),
  dateTimesIn(zones, epochDays),
  daysTimes,
  yearsMonths,
);

test('a day number and its date are one and the same, and days of the week go on', () => {
  fc.assert(
    fc.property(epochDays, (day) => {
      const { year, month, day: dayOfMonth } = civilOf(day);
      expect(epochDayOf(year, month, dayOfMonth)).toBe(day);
      expect(weekdayOf(day + 1)).toBe((weekdayOf(day) % 7) + 1);
    }),
    RUNS,
  );
});

test('day numbers agree with the calendar of the platform', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (day) => {
      const there = new Date(day * 86_400_000);
      expect(civilOf(day)).toEqual({
        year: there.getUTCFullYear(),
        month: there.getUTCMonth() + 1,
        day: there.getUTCDate(),
      });
      expect(weekdayOf(day) % 7).toBe(there.getUTCDay());
    }),
    RUNS,
  );
});

test('the text of a value reads back as the same value', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const read = parseTemporal(value.toString());
      expect(isSameTemporal(read, value)).toBe(true);
      expect(read?.kind).toBe(value.kind);
      expect(read?.toString()).toBe(value.toString());
    }),
    RUNS,
  );
});

const shiftable = fc.oneof(
  fc.tuple(datesOf(nearDays), wholeDays),
  fc.tuple(timesIn(fixedZones), daysTimes),
  fc.tuple(dateTimesIn(fixedZones), daysTimes),
  fc.tuple(daysTimes, daysTimes),
  fc.tuple(yearsMonths, yearsMonths),
);

test('what is added can be taken away again, from either side', () => {
  fc.assert(
    fc.property(shiftable, ([value, duration]) => {
      const sum = addTemporal(value, duration);
      expect(String(subtractTemporal(sum, duration))).toBe(value.toString());
      expect(String(addTemporal(duration, value))).toBe(String(sum));
    }),
    RUNS,
  );
});

test('the time between two points leads from one to the other', () => {
  const pairs = fc.oneof(
    fc.tuple(datesOf(nearDays), datesOf(nearDays)),
    fc.tuple(dateTimesIn(fc.constant(null)), dateTimesIn(fc.constant(null))),
    fixedZones
      .filter((zone) => zone !== null)
      .chain((zone) => {
        const there = dateTimesIn(fc.constant(zone));
        return fc.tuple(there, there);
      }),
  );
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(String(addTemporal(a, subtractTemporal(b, a)))).toBe(b.toString());
    }),
    RUNS,
  );
});

test('a shift by months keeps the day, or takes the last of the month', () => {
  fc.assert(
    fc.property(datesOf(nearDays), yearsMonths, (date, duration) => {
      const there = addTemporal(date, duration) as CalendarDate;
      expect(there.year * 12 + there.month).toBe(date.year * 12 + date.month + duration.totalMonths);
      const isLast = there.plusDays(1)?.day === 1;
      expect(there.day === date.day || (isLast && there.day < date.day)).toBe(true);
    }),
    RUNS,
  );
});

test('twice a duration is the duration and itself', () => {
  fc.assert(
    fc.property(fc.oneof(daysTimes, yearsMonths), (duration) => {
      expect(String(multiplyTemporal(duration, 2))).toBe(String(addTemporal(duration, duration)));
    }),
    RUNS,
  );
});

const trios = fc.oneof(
  ...[
    datesOf(nearDays),
    timesIn(fc.constant(null)),
    timesIn(zones.filter((zone) => zone !== null)),
    dateTimesIn(fc.constant(null), fc.integer({ min: 0, max: 2 })),
    dateTimesIn(
      zones.filter((zone) => zone !== null),
      fc.integer({ min: 0, max: 2 }),
    ),
    daysTimes,
    yearsMonths,
  ].map((values: fc.Arbitrary<Temporal>) => fc.tuple(values, values, values)),
);

test('values of a kind, all with a zone or all without, stand in one order', () => {
  fc.assert(
    fc.property(trios, ([a, b, c]) => {
      const [ab, bc, ac] = [
        present(compareTemporal(a, b)),
        present(compareTemporal(b, c)),
        compareTemporal(a, c),
      ];
      expect(compareTemporal(b, a)).toBe(0 - ab);
      expect(compareTemporal(a, a)).toBe(0);
      if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0);
      if (ab === 0) expect(equalTemporal(a, b)).toBe(true);
      if (isSameTemporal(a, b)) expect(ab).toBe(0);
    }),
    RUNS,
  );
});

test('whatever is asked of whatever values, nothing throws', () => {
  const anything = fc.oneof(anyValue, fc.anything());
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      addTemporal(a, b);
      subtractTemporal(a, b);
      multiplyTemporal(a, b);
      compareTemporal(a, b);
      equalTemporal(a, b);
      isSameTemporal(a, b);
    }),
    RUNS,
  );
});
