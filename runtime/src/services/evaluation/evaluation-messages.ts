import { periodsBetween, periodOfKey, type Calendar, type PeriodKind } from '@zhengai/engine';
import type { OutboxMessage, SubjectId } from '../../ports/index.js';
import type { KeyRange } from './validity.js';

export type EvaluateMessage = Extract<OutboxMessage, { kind: 'evaluate' }>;
export type FoldMessage = Extract<OutboxMessage, { kind: 'fold' }>;

/** Sizes that keep a job under about a second, so that a killed worker loses little and others get their turn. */
const MAX_SUBJECTS = 2_000;
const MAX_RULES = 25;
const MAX_CELLS = 200_000;
/** Life cycles take more work for each subject than verdicts. */
const MAX_FOLDED = 500;

/** Subjects of a chunk: as many as keep subjects × periods × rules inside what one job may hold. */
export function subjectsPerChunk(periods: number, rules: number): number {
  return Math.max(1, Math.min(MAX_SUBJECTS, Math.floor(MAX_CELLS / (periods * rules))));
}

export function chunksOf<T>(values: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < values.length; start += size) chunks.push(values.slice(start, start + size));
  return chunks;
}

/** The evaluation of rules over subjects and periods, cut into messages of bounded work. */
export function evaluationMessages(
  work: {
    readonly level: string;
    readonly periodKind: PeriodKind;
    readonly rules: readonly string[];
    readonly subjectIds: readonly SubjectId[];
    readonly range: KeyRange;
    /** Whether the range is all the level has. */
    readonly allPeriods?: boolean;
    readonly warn: boolean;
  },
  calendar: Calendar,
): EvaluateMessage[] {
  const { allPeriods, level, periodKind, range, warn } = work;
  const periods = periodsBetween(
    periodOfKey(periodKind, range.from),
    periodOfKey(periodKind, range.to),
    calendar,
  ).length;
  if (periods === 0) return [];
  return chunksOf(work.rules, MAX_RULES).flatMap((rules) =>
    chunksOf(work.subjectIds, subjectsPerChunk(periods, rules.length)).map((subjectIds): EvaluateMessage => ({
      queue: 'monitor',
      kind: 'evaluate',
      level,
      periodKind,
      rules,
      subjectIds,
      fromPeriod: range.from,
      toPeriod: range.to,
      ...(allPeriods === undefined ? {} : { allPeriods }),
      warn,
    })),
  );
}

/** One rule's life cycles, cut into messages. */
export function foldMessages(rule: string, subjectIds: Iterable<SubjectId>): FoldMessage[] {
  const sorted = [...subjectIds].sort((a, b) => a - b);
  return chunksOf(sorted, MAX_FOLDED).map((ids) => ({
    queue: 'warn',
    kind: 'fold',
    rule,
    subjectIds: ids,
  }));
}
