import { CalendarDate } from './calendar-date.js';
import { ClockTime, NANOS_PER_DAY, NANOS_PER_SECOND } from './clock-time.js';
import { offsetAtInstant, offsetAtLocal } from './time-zone.js';
import type { Zone } from './zone.js';

const DAY = BigInt(NANOS_PER_DAY);
const SECOND = BigInt(NANOS_PER_SECOND);

/** A day and a time of day; where its zone is known, an instant. */
export class DateAndTime {
  readonly kind = 'date and time';

  constructor(
    readonly date: CalendarDate,
    readonly time: ClockTime,
  ) {}

  /** What a wall clock without zone shows so many nanoseconds after 1970-01-01T00:00. */
  static ofLocalNano(nano: bigint, zone: Zone): DateAndTime | null {
    const ofDay = ((nano % DAY) + DAY) % DAY;
    const date = CalendarDate.ofEpochDay(Number((nano - ofDay) / DAY));
    return date && new DateAndTime(date, ClockTime.ofNano(Number(ofDay), zone));
  }

  /** What the clocks of a zone show at an instant, given in nanoseconds since 1970-01-01T00:00Z. */
  static ofInstant(nano: bigint, zone: NonNullable<Zone>): DateAndTime | null {
    const offset =
      zone.kind === 'offset' ? zone.seconds : offsetAtInstant(zone.name, Number(floorDivide(nano, SECOND)));
    return DateAndTime.ofLocalNano(nano + BigInt(offset) * SECOND, zone);
  }

  get zone(): Zone {
    return this.time.zone;
  }

  /** Seconds ahead of UTC on that day; `null` without zone. */
  get offset(): number | null {
    const { zone } = this;
    if (zone?.kind !== 'named') return zone?.seconds ?? null;
    return offsetAtLocal(zone.name, this.date.epochDay * 86_400 + this.time.secondOfDay);
  }

  /** Nanoseconds since 1970-01-01T00:00 of the same clock. */
  get localNano(): bigint {
    return BigInt(this.date.epochDay) * DAY + BigInt(this.time.nanoOfDay);
  }

  /** Nanoseconds since 1970-01-01T00:00Z; `null` without zone. */
  get instantNano(): bigint | null {
    const { offset } = this;
    return offset === null ? null : this.localNano - BigInt(offset) * SECOND;
  }

  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}
