import type { RuleVerdict } from '@zhengai/engine';
import type { SubjectId } from './subjects.js';

/** Verdicts of one rule version over subjects × periods, column-wise. */
export interface VerdictBatch {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly asOf: string;
  readonly length: number;
  readonly subjectId: Int32Array;
  readonly period: Int32Array;
  /** `VERDICT_CODES`. */
  readonly verdict: Uint8Array;
  /** The rule's indicator, rounded; NaN where there is none. */
  readonly value: Float64Array;
}

export interface StoredVerdict {
  readonly subjectId: SubjectId;
  readonly period: number;
  readonly verdict: RuleVerdict;
  readonly value: number | null;
  readonly ruleVersion: number;
  readonly asOf: string;
}

export interface VerdictStore {
  /**
   * Stores what differs from the verdicts in force; the old ones stay in history. Batches of rules that judge the same
   * cells cost less when they share `subjectId` and `period`.
   * @param batches  at most one for each rule
   * @returns the cells whose verdict, value or rule version changed, for each batch
   */
  write(
    batches: readonly VerdictBatch[],
  ): Promise<{ readonly subjectId: Int32Array; readonly period: Int32Array }[]>;
  /** Verdicts in force of one rule, ascending by period; all subjects or those named. */
  ofRule(rule: string, subjectIds?: readonly SubjectId[]): Promise<StoredVerdict[]>;
  count(): Promise<number>;
}
