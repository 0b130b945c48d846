import { periodContaining, periodKindOf, shiftPeriod, type PeriodKind } from '@zhengai/engine';
import type { Settings } from '../../ports/index.js';
import { collegeDay } from '../process-instance/index.js';

/** Teaching weeks pause between semesters: the last one before today is looked for so far back. */
const LONGEST_BREAK_DAYS = 200;

/**
 * Periods of a kind in which warnings may open: those the settings name, else the running one and the last complete
 * one.
 */
export function openPeriodsOf(settings: Settings, kind: PeriodKind, now: string): ReadonlySet<string> {
  if (settings.openPeriods !== null) {
    return new Set(settings.openPeriods.filter((period) => periodKindOf(period) === kind));
  }
  for (let daysBack = 0; daysBack <= LONGEST_BREAK_DAYS; daysBack++) {
    const running = periodContaining(kind, collegeDay(now, -daysBack), settings.calendar);
    if (running === undefined) continue;
    return new Set([running, shiftPeriod(running, -1, settings.calendar)]);
  }
  return new Set();
}
