import { usualOffset } from './time-zone.js';
import { zoneText, type Zone } from './zone.js';

export const NANOS_PER_SECOND = 1_000_000_000;
export const NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

/** A time of day, to the nanosecond. */
export class ClockTime {
  readonly kind = 'time';

  private constructor(
    /** 0 to 86,399,999,999,999. */
    readonly nanoOfDay: number,
    readonly zone: Zone,
  ) {}

  static of(hour: number, minute: number, second: number, nano: number, zone: Zone): ClockTime | null {
    if (![hour, minute, second, nano].every(Number.isInteger)) return null;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
    if (nano < 0 || nano >= NANOS_PER_SECOND) return null;
    return new ClockTime((hour * 3600 + minute * 60 + second) * NANOS_PER_SECOND + nano, zone);
  }

  /** Whole days more or less are left out: 25 hours are one o'clock. */
  static ofNano(nano: number, zone: Zone): ClockTime {
    return new ClockTime(((nano % NANOS_PER_DAY) + NANOS_PER_DAY) % NANOS_PER_DAY, zone);
  }

  get hour(): number {
    return Math.floor(this.secondOfDay / 3600);
  }

  get minute(): number {
    return Math.floor(this.secondOfDay / 60) % 60;
  }

  /** With its fraction. */
  get second(): number {
    return (this.nanoOfDay % (60 * NANOS_PER_SECOND)) / NANOS_PER_SECOND;
  }

  get secondOfDay(): number {
    return Math.floor(this.nanoOfDay / NANOS_PER_SECOND);
  }

  get nano(): number {
    return this.nanoOfDay % NANOS_PER_SECOND;
  }

  /** Seconds ahead of UTC; `null` where the zone is not said, or has a summer time and no date is known. */
  get offset(): number | null {
    if (this.zone?.kind !== 'named') return this.zone?.seconds ?? null;
    const { seconds, fixed } = usualOffset(this.zone.name);
    return fixed ? seconds : null;
  }

  /** For comparing: like `offset`, a zone with a summer time being read as in winter. */
  get comparableOffset(): number | null {
    return this.zone?.kind === 'named' ? usualOffset(this.zone.name).seconds : (this.zone?.seconds ?? null);
  }

  toString(): string {
    const parts = [this.hour, this.minute, this.secondOfDay % 60];
    const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
    return clock + fractionText(this.nano) + zoneText(this.zone);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** `.5` for 500,000,000 nanoseconds, nothing for none. */
export function fractionText(nano: number): string {
  return nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`;
}
