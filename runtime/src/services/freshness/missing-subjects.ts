import { periodKey, periodRange, type Calendar, type DataItem } from '@zhengai/engine';
import type { Subject, SubjectId, UnitOfWork } from '../../ports/index.js';

/** Subjects of the item's level that have no value of a period, and how many ought to have one. */
export async function missingSubjects(
  unit: UnitOfWork,
  item: DataItem,
  period: string,
  calendar: Calendar,
): Promise<{ readonly missing: readonly Subject[]; readonly expected: number }> {
  const { from, to } = periodRange(period, calendar);
  const subjects = (await unit.subjects.ofLevel(item.level)).filter(
    ({ validFrom, validTo }) => (validFrom ?? from) <= to && (validTo ?? to) >= from,
  );
  const key = periodKey(period);
  const [column] = await unit.observations.current({
    items: [item.code],
    periodKind: item.periodKind,
    level: item.level,
    fromPeriod: key,
    toPeriod: key,
  });
  const arrived = new Set<SubjectId>();
  column?.subjectId.forEach((id, index) => {
    const hasText = (column.text?.[index] ?? null) !== null;
    if (hasText || !Number.isNaN(column.number[index])) arrived.add(id);
  });
  return { missing: subjects.filter(({ id }) => !arrived.has(id)), expected: subjects.length };
}
