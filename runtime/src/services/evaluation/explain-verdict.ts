import type { Rule, RuleEvaluation } from '@zhengai/engine';
import type { Subject } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

export interface VerdictExplained {
  readonly rule: Rule;
  readonly ruleVersion: number;
  readonly subject: Subject;
  readonly period: string;
  /** Whether the subject is valid in the period. */
  readonly valid: boolean;
  readonly evaluation: RuleEvaluation;
  /** The rule's indicator, rounded. */
  readonly value: number | null;
}

/**
 * Evaluates one rule for one subject and period from the data of now, with the source of every fact.
 *
 * @throws Failure `rule.unknown`, `subject.unknown`, `period.invalid`, `period.otherKind`
 */
export async function explainVerdict(
  deps: ServiceDeps,
  input: { readonly rule: string; readonly subject: string; readonly period: string },
): Promise<VerdictExplained> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.rule}`);
}
