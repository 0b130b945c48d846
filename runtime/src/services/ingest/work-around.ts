import {
  periodKey,
  periodOfKey,
  shiftPeriod,
  type Calendar,
  type Dictionary,
  type PeriodKind,
} from '@zhengai/engine';
import type { SubjectId, UnitOfWork } from '../../ports/index.js';
import {
  levelExtent,
  planOf,
  rulesReadingAround,
  subjectsAround,
  type KeyRange,
} from '../evaluation/index.js';
import type { AffectedWork } from './affected-work.js';
import type { CheckedObservation } from './check-observations.js';
import { growth, rangeOf } from './newly-valid-work.js';

/**
 * What other subjects' rules make of new values: a department's share of students, a college's rank. Asked before the
 * rows are in.
 */
export async function workAround(
  unit: UnitOfWork,
  dictionary: Dictionary,
  calendar: Calendar,
  level: string,
  periodKind: PeriodKind,
  rows: readonly CheckedObservation[],
): Promise<AffectedWork[]> {
  const totals = rows.filter(({ slice }) => slice === null);
  const items = [...new Set(totals.map(({ item }) => item.code))];
  const now = rangeOf(totals.map((row) => row.periodKey));
  const work: AffectedWork[] = [];
  for (const around of rulesReadingAround(dictionary, periodKind, items)) {
    const before = await levelExtent(unit, dictionary, around.level, periodKind);
    const latest = Math.max(now.to, before?.to ?? 0);
    for (const rule of around.rules) {
      const plan = planOf(dictionary, [rule]);
      const read = totals.filter(({ item }) => plan.items.includes(item.code));
      const ids: SubjectId[] = [...new Set(read.map(({ subject }) => subject.id))];
      const subjectIds = await subjectsAround(unit, dictionary, rule, around.level, { level, ids });
      if (subjectIds.length === 0) continue;
      const { from, to } = rangeOf(read.map((row) => row.periodKey));
      const { back } = plan.reach(rule);
      const last = periodKey(shiftPeriod(periodOfKey(periodKind, to), back, calendar));
      const range = { from, to: Math.min(last, latest) };
      work.push({ level: around.level, periodKind, rules: [rule], subjectIds, range });
    }
    work.push(...(await newlyKnown(unit, dictionary, calendar, around.level, periodKind, before, now)));
  }
  return work;
}

/** Periods that a level comes to be judged in at all, for all of its subjects and rules. */
async function newlyKnown(
  unit: UnitOfWork,
  dictionary: Dictionary,
  calendar: Calendar,
  level: string,
  periodKind: PeriodKind,
  before: KeyRange | undefined,
  now: KeyRange,
): Promise<AffectedWork[]> {
  const ranges = growth(before, now, periodKind, calendar);
  if (ranges.length === 0) return [];
  const rules = dictionary.rules.filter((rule) => rule.level === level && rule.periodKind === periodKind);
  const subjects = await unit.subjects.ofLevel(level);
  if (subjects.length === 0) return [];
  return ranges.map((range) => ({
    level,
    periodKind,
    rules: rules.map(({ code }) => code),
    subjectIds: subjects.map(({ id }) => id),
    range,
  }));
}
