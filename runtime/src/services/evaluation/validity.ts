import { periodKey, periodRange, type Calendar, type Dictionary, type PeriodKind } from '@zhengai/engine';
import type { Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import { itemsOf } from './rules-in-force.js';

/** Period keys, inclusive. */
export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

/** First and last period of a level for which anything is known; no rule is judged outside of it. */
export async function levelExtent(
  unit: UnitOfWork,
  dictionary: Dictionary,
  level: string,
  periodKind: PeriodKind,
): Promise<KeyRange | undefined> {
  const items = itemsOf(dictionary, level, periodKind);
  return items.length === 0 ? undefined : unit.observations.periodRange(level, items);
}

export function isUndated(subject: Subject): boolean {
  return subject.validFrom === null && subject.validTo === null;
}

/** From the first to the last row of data: how long a subject without dates is valid. */
export async function extentsOfUndated(
  unit: UnitOfWork,
  dictionary: Dictionary,
  periodKind: PeriodKind,
  subjects: readonly Subject[],
): Promise<Map<SubjectId, KeyRange>> {
  const undated = subjects.filter(isUndated);
  const level = undated[0]?.level;
  const items = level === undefined ? [] : itemsOf(dictionary, level, periodKind);
  if (items.length === 0) return new Map();
  const found = await unit.observations.extents(
    items,
    undated.map(({ id }) => id),
  );
  const extents = new Map<SubjectId, KeyRange>();
  found.subjectId.forEach((id, index) => {
    extents.set(id, { from: found.from[index] ?? 0, to: found.to[index] ?? 0 });
  });
  return extents;
}

/**
 * 1 where a subject is valid in a period: its days of validity meet the period's; a subject without any date is valid
 * while it has data, gaps included.
 *
 * @param periods  ascending
 * @returns        subject × periods.length + period
 */
export function validityOf(
  subjects: readonly Subject[],
  periods: readonly string[],
  undated: ReadonlyMap<SubjectId, KeyRange>,
  calendar: Calendar,
): Uint8Array {
  const ranges = periods.map((period) => ({ key: periodKey(period), ...periodRange(period, calendar) }));
  const valid = new Uint8Array(subjects.length * periods.length);
  subjects.forEach((subject, row) => {
    const extent = undated.get(subject.id);
    ranges.forEach((range, column) => {
      const is = isUndated(subject)
        ? extent !== undefined && extent.from <= range.key && range.key <= extent.to
        : (subject.validFrom === null || subject.validFrom <= range.to) &&
          (subject.validTo === null || range.from <= subject.validTo);
      if (is) valid[row * periods.length + column] = 1;
    });
  });
  return valid;
}
