import {
  periodContaining,
  periodRange,
  shiftPeriod,
  type Calendar,
  type DataItem,
  type PeriodKind,
} from '@zhengai/engine';

/** Teaching weeks pause between semesters: the last one before today is looked for so far back. */
const LONGEST_BREAK_DAYS = 200;
const DAY_MS = 86_400_000;

/** The last day on which the item's values of a period are in time; `undefined` for an item without a deadline. */
export function collectionDeadline(
  { dueDays, kind, referenceDate }: Pick<DataItem, 'dueDays' | 'kind' | 'referenceDate'>,
  period: string,
  calendar: Calendar,
): string | undefined {
  if (dueDays === undefined) return undefined;
  const { from, to } = periodRange(period, calendar);
  const reference =
    kind === 'stock' && referenceDate !== undefined ? firstOn(referenceDate, from, to) : undefined;
  return plusDays(reference ?? to, dueDays);
}

/** The period that runs on a day, else the last one before it, and those before it; newest first. */
export function periodsUpTo(kind: PeriodKind, day: string, calendar: Calendar, count: number): string[] {
  for (let daysBack = 0; daysBack <= LONGEST_BREAK_DAYS; daysBack++) {
    const running = periodContaining(kind, plusDays(day, -daysBack), calendar);
    if (running === undefined) continue;
    return Array.from({ length: count }, (_, back) => shiftPeriod(running, -back, calendar));
  }
  return [];
}

function firstOn(monthDay: string, from: string, to: string): string | undefined {
  return [from.slice(0, 4), to.slice(0, 4)]
    .map((year) => `${year}-${monthDay}`)
    .find((day) => day >= from && day <= to);
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
