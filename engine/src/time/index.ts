export { PeriodError } from './period-error.js';
export {
  DEFAULT_CALENDAR,
  statisticsDayOf,
  type Calendar,
  type Holiday,
  type SemesterDates,
} from './calendar.js';
export { CalendarSchema } from './calendar-schema.js';
export { checkCalendar } from './check-calendar.js';
export { collegeDayOf, isForExaminations, type CollegeDay } from './college-day.js';
export { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';
export { periodKindOf } from './period.js';
export { comparePeriods, periodKey, periodOfKey } from './period-key.js';
export { periodsBetween, shiftPeriod } from './shift-period.js';
export { periodContaining, periodRange, type PeriodRange } from './period-range.js';
export { isFinerKind, periodsRollingUp, periodsWithin, rolledPeriods } from './rolled-periods.js';
export { mostPeriodsInYear, periodsInYear, samePeriodOfYear } from './same-period-of-year.js';
