import { periodKindOf, type PeriodKind } from '@zhengai/engine';
import type { Settings } from '../../ports/index.js';
import { periodsUpTo } from '../freshness/index.js';
import { collegeDay } from '../process-instance/index.js';

/**
 * Periods of a kind in which warnings may open: those the settings name, else the running one and the last complete
 * one.
 */
export function openPeriodsOf(settings: Settings, kind: PeriodKind, now: string): ReadonlySet<string> {
  if (settings.openPeriods !== null) {
    return new Set(settings.openPeriods.filter((period) => periodKindOf(period) === kind));
  }
  return new Set(periodsUpTo(kind, collegeDay(now), settings.calendar, 2));
}
