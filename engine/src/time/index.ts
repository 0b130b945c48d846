export { PeriodError } from './period-error.js';
export { DEFAULT_CALENDAR, type Calendar, type SemesterDates } from './calendar.js';
export { periodKindOf } from './period.js';
export { comparePeriods, periodKey, periodOfKey } from './period-key.js';
export { periodsBetween, shiftPeriod } from './shift-period.js';
export { periodContaining, periodRange, type PeriodRange } from './period-range.js';
export { isFinerKind, periodsRollingUp, periodsWithin, rolledPeriods } from './rolled-periods.js';
export { mostPeriodsInYear, periodsInYear, samePeriodOfYear } from './same-period-of-year.js';
