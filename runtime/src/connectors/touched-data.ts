import {
  periodContaining,
  periodKey,
  periodOfKey,
  periodRange,
  type Calendar,
  type Dictionary,
  type PeriodKind,
} from '@zhengai/engine';
import { latestPlausibleDay } from './column-reader.js';
import type { SeenSubject } from './subject-registry.js';

/** What an import wrote: what has to be evaluated again. */
export interface Touched {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly subjectIds: readonly number[];
  /** `periodKey`s, inclusive. */
  readonly fromPeriod: number;
  readonly toPeriod: number;
}

export interface TouchedScope {
  readonly level: string;
  /** Of the rows. */
  readonly periodKind: PeriodKind;
  /** Whether names, attributes, parents or validity changed: they hold on after the last row. */
  readonly areOtherwise: boolean;
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  /** ISO instant. */
  readonly now: string;
}

/**
 * The subjects over the periods of their rows; where the subjects themselves are otherwise than before, from then on and
 * in the other kinds of period by which their level is judged too.
 */
export function touchedData(subjects: readonly SeenSubject[], scope: TouchedScope): Touched[] {
  const { level, periodKind, calendar } = scope;
  const subjectIds = subjects.map(({ id }) => id);
  const first = subjects.reduce((least, subject) => Math.min(least, subject.first), Infinity);
  const last = subjects.reduce((most, subject) => Math.max(most, subject.last), -Infinity);
  if (!scope.areOtherwise) return [{ level, periodKind, subjectIds, fromPeriod: first, toPeriod: last }];
  const { from } = periodRange(periodOfKey(periodKind, first), calendar);
  const kinds = new Set([
    periodKind,
    ...scope.dictionary.rules.filter((rule) => rule.level === level).map((rule) => rule.periodKind),
  ]);
  return [...kinds].map((kind) => ({
    level,
    periodKind: kind,
    subjectIds,
    fromPeriod: periodAt(kind, from, calendar),
    toPeriod: periodAt(kind, latestPlausibleDay(scope.now), calendar),
  }));
}

const DAY_MS = 86_400_000;

/** The period that a day lies in, or in the holidays the last one before. @returns its `periodKey` */
function periodAt(kind: PeriodKind, day: string, calendar: Calendar): number {
  for (let at = Date.parse(day); ; at -= DAY_MS) {
    const period = periodContaining(kind, new Date(at).toISOString().slice(0, 10), calendar);
    if (period !== undefined) return periodKey(period);
  }
}
