import type { CompiledIndicator, Dictionary, Indicator, Rule } from '@zhengai/engine';
import type { StoredVerdict, SubjectId, UnitOfWork, Warning } from '../../ports/index.js';
import type { EvaluatedSubjects } from '../evaluation/index.js';

/** A rule whose warnings are looked into, with all that is read for them at once. */
export interface JudgedRule {
  readonly unit: UnitOfWork;
  readonly dictionary: Dictionary;
  readonly rule: Rule;
  readonly indicator: Indicator;
  readonly compiled: CompiledIndicator;
  /** Verdicts in force of each subject, ascending by period. */
  readonly histories: ReadonlyMap<SubjectId, readonly StoredVerdict[]>;
}

/** One warning in the period that raised it. */
export interface WarningCase {
  readonly warning: Warning;
  readonly value: number;
  /** Cells of `own`: the period judged, and the newest earlier one with a value; `undefined` where there is none. */
  readonly now: number;
  readonly before: number | undefined;
}

/** The warnings of one rule that one period raised. */
export interface WarningCases {
  readonly period: string;
  /** All subjects of the level, in this period alone. */
  readonly level: EvaluatedSubjects;
  /** The warned subjects, from the earliest period that one of them is compared with. */
  readonly own: EvaluatedSubjects;
  readonly cases: readonly WarningCase[];
}

export function periodOfCell({ grid }: EvaluatedSubjects, cell: number): string {
  return grid.periods[cell % grid.periods.length] ?? '';
}
