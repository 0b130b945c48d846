import {
  periodKey,
  periodOfKey,
  shiftPeriod,
  type Calendar,
  type Dictionary,
  type PeriodKind,
} from '@zhengai/engine';
import type { SubjectId } from '../../ports/index.js';
import { planOf, rulesOf, type KeyRange } from '../evaluation/index.js';
import type { CheckedObservation } from './check-observations.js';

/** Rules to be evaluated for some subjects over a stretch of periods. */
export interface AffectedWork {
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly rules: readonly string[];
  readonly subjectIds: readonly SubjectId[];
  readonly range: KeyRange;
}

/** More pieces than this are joined: a large call is nearly a sweep anyway. */
const MAX_PIECES = 200;

/**
 * What depends on new values: for each item and period the rules that read the item, from that period to as many later
 * ones as the rule looks back.
 *
 * @param latest  last period of the level with data; no rule is judged after it
 */
export function affectedWork(
  dictionary: Dictionary,
  calendar: Calendar,
  level: string,
  periodKind: PeriodKind,
  rows: readonly CheckedObservation[],
  latest: number,
): AffectedWork[] {
  const codes = rulesOf(dictionary, level, periodKind).map(({ code }) => code);
  if (codes.length === 0) return [];
  const plan = planOf(dictionary, codes);
  const own = new Set(codes);
  const pieces = new Map<string, AffectedWork & { subjectIds: SubjectId[] }>();
  for (const { items, period, subjects } of changesByPeriod(rows)) {
    const byReach = new Map<number, string[]>();
    for (const code of plan.rulesAffectedBy(items)) {
      if (!own.has(code)) continue;
      const { back } = plan.reach(code);
      byReach.set(back, [...(byReach.get(back) ?? []), code]);
    }
    for (const [back, rules] of byReach) {
      const last = periodKey(shiftPeriod(periodOfKey(periodKind, period), back, calendar));
      const range = { from: period, to: Math.min(last, latest) };
      const key = `${range.from}-${range.to}\n${rules.join('\n')}`;
      const piece = pieces.get(key);
      if (piece) piece.subjectIds.push(...subjects);
      else pieces.set(key, { level, periodKind, rules, subjectIds: [...subjects], range });
    }
  }
  const work = [...pieces.values()].map((piece) => ({
    ...piece,
    subjectIds: [...new Set(piece.subjectIds)].sort((a, b) => a - b),
  }));
  return work.length <= MAX_PIECES ? work : joined(work);
}

function changesByPeriod(
  rows: readonly CheckedObservation[],
): { items: string[]; period: number; subjects: Set<SubjectId> }[] {
  const changes = new Map<string, { items: string[]; period: number; subjects: Set<SubjectId> }>();
  for (const { item, periodKey: period, slice, subject } of rows) {
    // rules read totals
    if (slice !== null) continue;
    const key = `${item.code}\n${period}`;
    const change = changes.get(key);
    if (change) change.subjects.add(subject.id);
    else changes.set(key, { items: [item.code], period, subjects: new Set([subject.id]) });
  }
  return [...changes.values()];
}

function joined(work: readonly AffectedWork[]): AffectedWork[] {
  const [first] = work;
  if (!first) return [];
  return [
    {
      level: first.level,
      periodKind: first.periodKind,
      rules: [...new Set(work.flatMap(({ rules }) => rules))],
      subjectIds: [...new Set(work.flatMap(({ subjectIds }) => subjectIds))].sort((a, b) => a - b),
      range: {
        from: Math.min(...work.map(({ range }) => range.from)),
        to: Math.max(...work.map(({ range }) => range.to)),
      },
    },
  ];
}
