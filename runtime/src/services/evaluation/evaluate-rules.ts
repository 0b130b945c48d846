import type { RuleVerdict } from '@zhengai/engine';
import type { OnProgress, ServiceDeps } from '../service-deps.js';

/** A row of `verdicts.csv`: one rule × subject of its level × period in which the subject is valid. */
export interface VerdictRow {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly subject: string;
  readonly level: string;
  readonly period: string;
  readonly verdict: RuleVerdict;
  /** Empty unless triggered. */
  readonly severity: string;
  /** Of the deciding comparisons, joined by `;`. */
  readonly value: string;
  readonly expected: string;
  /** Sorted union of the smallest sets of missing facts, joined by `;`. */
  readonly missing: string;
}

export interface EvaluateRulesInput {
  /** Codes; all released rules when absent. */
  readonly rules?: readonly string[];
  /** Only rules of this pack. */
  readonly pack?: string;
  /** Only this period; all periods with data when absent. */
  readonly period?: string;
  /** Open and update warnings too (through the outbox). */
  readonly warn: boolean;
}

export interface EvaluateRulesResult {
  readonly rules: number;
  readonly subjects: number;
  /** Verdicts computed. */
  readonly verdicts: number;
  /** Of these, how many differ from those in force before. */
  readonly changed: number;
  readonly triggered: number;
  readonly unknown: number;
  /** Messages left in the outbox (only with `warn`). */
  readonly messages: number;
}

/**
 * Evaluates rules over all their subjects, in this process, and stores the verdicts in chunks of subjects.
 *
 * @param onRows  gets the rows of each chunk, awaited before the next chunk; ordered by level, subject, rule, period
 * @throws Failure `rule.unknown`, `pack.unknown`, `period.invalid`, `period.otherKind`
 */
export async function evaluateRules(
  deps: ServiceDeps,
  input: EvaluateRulesInput,
  options: {
    readonly onProgress?: OnProgress;
    readonly onRows?: (rows: readonly VerdictRow[]) => Promise<void>;
  } = {},
): Promise<EvaluateRulesResult> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.warn} ${options.onRows ? 1 : 0}`);
}
