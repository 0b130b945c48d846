import { civilOf, daysInMonth, epochDayOf, LAST_YEAR, weekdayOf } from './calendar.js';

/** A day of the proleptic Gregorian calendar, years −999,999,999 to 999,999,999. */
export class CalendarDate {
  readonly kind = 'date';

  private constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}

  /** `null` for what is no day, or beyond the years of the standard. */
  static of(year: number, month: number, day: number): CalendarDate | null {
    if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
    if (Math.abs(year) > LAST_YEAR || month < 1 || month > 12) return null;
    return day >= 1 && day <= daysInMonth(year, month) ? new CalendarDate(year, month, day) : null;
  }

  static ofEpochDay(epochDay: number): CalendarDate | null {
    const { year, month, day } = civilOf(epochDay);
    return CalendarDate.of(year, month, day);
  }

  /** Days since 1970-01-01. */
  get epochDay(): number {
    return epochDayOf(this.year, this.month, this.day);
  }

  /** 1 is Monday, 7 is Sunday. */
  get weekday(): number {
    return weekdayOf(this.epochDay);
  }

  plusDays(days: number): CalendarDate | null {
    return CalendarDate.ofEpochDay(this.epochDay + days);
  }

  /** A day that the month does not have becomes its last: 31 January + 1 month is the end of February. */
  plusMonths(months: number): CalendarDate | null {
    const index = this.year * 12 + this.month - 1 + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return CalendarDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0');
    const [month, day] = [this.month, this.day].map((part) => String(part).padStart(2, '0'));
    return `${this.year < 0 ? '-' : ''}${year}-${month}-${day}`;
  }

  toJSON(): string {
    return this.toString();
  }
}
