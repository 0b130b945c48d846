import { PeriodError, periodRange, samePeriodOfYear, shiftPeriod, type Calendar } from '../time/index.js';

/** The period that facts without an offset belong to. */
export interface JudgedPeriod {
  readonly period: string;
  readonly calendar?: Calendar;
}

/** Last day of the period `offset` periods and then `years` years away; `undefined` where there is none. */
export function lastDayAt(
  { period, calendar }: JudgedPeriod,
  offset: number,
  years: number,
): string | undefined {
  try {
    const shifted = shiftPeriod(period, offset, calendar);
    const same = years === 0 ? shifted : samePeriodOfYear(shifted, years, calendar);
    return same === undefined ? undefined : periodRange(same, calendar).to;
  } catch (error) {
    if (error instanceof PeriodError) return undefined;
    throw error;
  }
}
