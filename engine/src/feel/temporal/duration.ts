import { fractionText } from './clock-time.js';

const SECOND = 1_000_000_000n;
/** Some 30 thousand million years, many times what the calendar holds; keeps numbers from growing forever. */
const LONGEST = 10n ** 27n;

/** Days, hours, minutes, seconds. */
export class DaysTimeDuration {
  readonly kind = 'days and time duration';

  private constructor(readonly nanoseconds: bigint) {}

  static of(nanoseconds: bigint): DaysTimeDuration | null {
    return nanoseconds > LONGEST || nanoseconds < -LONGEST ? null : new DaysTimeDuration(nanoseconds);
  }

  /** Parts carry the sign of the whole: hours of −P1DT2H are −2. */
  get days(): number {
    return Number(this.nanoseconds / (86_400n * SECOND));
  }

  get hours(): number {
    return Number((this.nanoseconds / (3600n * SECOND)) % 24n);
  }

  get minutes(): number {
    return Number((this.nanoseconds / (60n * SECOND)) % 60n);
  }

  /** With their fraction. */
  get seconds(): number {
    return Number(this.nanoseconds % (60n * SECOND)) / 1e9;
  }

  toString(): string {
    if (this.nanoseconds === 0n) return 'PT0S';
    const size = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds;
    const seconds = size / SECOND;
    const nano = Number(size % SECOND);
    const days = partText(seconds / 86_400n, 'D');
    const clock =
      partText((seconds / 3600n) % 24n, 'H') +
      partText((seconds / 60n) % 60n, 'M') +
      (seconds % 60n === 0n && nano === 0 ? '' : `${String(seconds % 60n)}${fractionText(nano)}S`);
    return `${this.nanoseconds < 0n ? '-' : ''}P${days}${clock && `T${clock}`}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Years and months. */
export class YearsMonthsDuration {
  readonly kind = 'years and months duration';

  private constructor(readonly totalMonths: number) {}

  static of(months: number): YearsMonthsDuration | null {
    // The sum turns −0 into 0.
    return Number.isSafeInteger(months) ? new YearsMonthsDuration(months + 0) : null;
  }

  /** Parts carry the sign of the whole. */
  get years(): number {
    return Math.trunc(this.totalMonths / 12) + 0;
  }

  get months(): number {
    return (this.totalMonths % 12) + 0;
  }

  toString(): string {
    if (this.totalMonths === 0) return 'P0M';
    const size = Math.abs(this.totalMonths);
    const years = partText(BigInt(Math.floor(size / 12)), 'Y');
    return `${this.totalMonths < 0 ? '-' : ''}P${years}${partText(BigInt(size % 12), 'M')}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function partText(size: bigint, unit: string): string {
  return size === 0n ? '' : `${String(size)}${unit}`;
}
