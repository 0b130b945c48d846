import { periodKey, periodOfKey, shiftPeriod, type Calendar, type PeriodKind } from '@zhengai/engine';
import type { Subject, SubjectId } from '../../ports/index.js';
import { isUndated, type KeyRange } from '../evaluation/index.js';
import type { AffectedWork } from './affected-work.js';
import type { CheckedObservation } from './check-observations.js';

/**
 * Periods that come to be judged at all because of new rows: the level's data reach further than before (all subjects
 * with dates of validity gain those periods), or those of a subject without dates do. Every rule of the level has a
 * verdict there, if only "unknown".
 *
 * @param before  of the level, before the rows; `undefined` when it had no data
 */
export function newlyValidWork(work: {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly calendar: Calendar;
  readonly rules: readonly string[];
  readonly rows: readonly CheckedObservation[];
  readonly before: KeyRange | undefined;
  readonly undatedBefore: ReadonlyMap<SubjectId, KeyRange>;
  /** Subjects of the level with dates; asked for only when the level grew. */
  readonly dated: readonly Subject[];
}): AffectedWork[] {
  const { level, periodKind, rules } = work;
  const grown = (subjectIds: readonly SubjectId[], before: KeyRange | undefined, keys: readonly number[]) =>
    growth(before, rangeOf(keys), periodKind, work.calendar).map((range): AffectedWork => ({
      level,
      periodKind,
      rules,
      subjectIds,
      range,
    }));
  const byUndated = new Map<SubjectId, number[]>();
  for (const { periodKey: key, subject } of work.rows) {
    if (!isUndated(subject)) continue;
    byUndated.set(subject.id, [...(byUndated.get(subject.id) ?? []), key]);
  }
  return [
    ...grown(
      work.dated.map(({ id }) => id),
      work.before,
      work.rows.map((row) => row.periodKey),
    ),
    ...[...byUndated].flatMap(([id, keys]) => grown([id], work.undatedBefore.get(id), keys)),
  ].filter(({ subjectIds }) => subjectIds.length > 0);
}

export function rangeOf(keys: readonly number[]): KeyRange {
  return keys.reduce((range, key) => ({ from: Math.min(range.from, key), to: Math.max(range.to, key) }), {
    from: Infinity,
    to: -Infinity,
  });
}

/** What `rows` adds to `before`, at either end. */
export function growth(
  before: KeyRange | undefined,
  rows: KeyRange,
  periodKind: PeriodKind,
  calendar: Calendar,
): KeyRange[] {
  if (!before) return [rows];
  const shifted = (key: number, n: number) =>
    periodKey(shiftPeriod(periodOfKey(periodKind, key), n, calendar));
  return [
    ...(rows.from < before.from ? [{ from: rows.from, to: shifted(before.from, -1) }] : []),
    ...(rows.to > before.to ? [{ from: shifted(before.to, 1), to: rows.to }] : []),
  ];
}
