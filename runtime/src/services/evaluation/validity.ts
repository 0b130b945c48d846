import { periodKey, periodRange, type Calendar, type Dictionary, type PeriodKind } from '@zhengai/engine';
import type { Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import { itemsAround } from './rules-around.js';
import { itemsOf } from './rules-in-force.js';

/** Period keys, inclusive. */
export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

/**
 * First and last period of a level for which anything is known, of its own subjects or of those around that its rules
 * read; no rule is judged outside of it.
 */
export async function levelExtent(
  unit: UnitOfWork,
  dictionary: Dictionary,
  level: string,
  periodKind: PeriodKind,
): Promise<KeyRange | undefined> {
  const items = itemsOf(dictionary, level, periodKind);
  const own = items.length === 0 ? undefined : await unit.observations.periodRange(level, items);
  return joined(own, await extentAround(unit, dictionary, level, periodKind));
}

async function extentAround(
  unit: UnitOfWork,
  dictionary: Dictionary,
  level: string,
  periodKind: PeriodKind,
): Promise<KeyRange | undefined> {
  let range: KeyRange | undefined;
  for (const [other, items] of itemsAround(dictionary, level, periodKind)) {
    range = joined(range, await unit.observations.periodRange(other, items));
  }
  return range;
}

function joined(a: KeyRange | undefined, b: KeyRange | undefined): KeyRange | undefined {
  return a && b ? { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } : (a ?? b);
}

export function isUndated(subject: Subject): boolean {
  return subject.validFrom === null && subject.validTo === null;
}

/**
 * From the first to the last row of data, those of the subjects around that rules of the level read among them: how long
 * a subject without dates is valid.
 */
export async function extentsOfUndated(
  unit: UnitOfWork,
  dictionary: Dictionary,
  periodKind: PeriodKind,
  subjects: readonly Subject[],
): Promise<Map<SubjectId, KeyRange>> {
  const undated = subjects.filter(isUndated);
  const level = undated[0]?.level;
  if (level === undefined) return new Map();
  const items = itemsOf(dictionary, level, periodKind);
  const around = await extentAround(unit, dictionary, level, periodKind);
  const extents = new Map<SubjectId, KeyRange>();
  if (around) for (const { id } of undated) extents.set(id, around);
  if (items.length === 0) return extents;
  const found = await unit.observations.extents(
    items,
    undated.map(({ id }) => id),
  );
  found.subjectId.forEach((id, index) => {
    const own = { from: found.from[index] ?? 0, to: found.to[index] ?? 0 };
    extents.set(id, joined(own, around) ?? own);
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
