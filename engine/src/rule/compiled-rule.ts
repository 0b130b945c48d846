import type { Columns } from '../column/index.js';
import type { EvaluationWarning, FactKey, FactRef, Rule, RuleVerdict, Truth } from '../model/index.js';
import type { RuleExplanation, TurningValue } from './rule-explanation.js';
import type { RuleFacts } from './rule-facts.js';
import type { RuleEvent, RuleOptions } from './rule-options.js';

/** How batches are computed: code generated from the checked tree, or loops over its nodes. Results are equal. */
export type RuleBackend = 'generated' | 'interpreted';

export interface CompileRuleOptions extends RuleOptions {
  /** `generated` where the platform allows `new Function`, otherwise `interpreted`. */
  readonly backend?: RuleBackend;
}

/** What one subject's facts make of a condition tree. */
export interface ConditionEvaluation {
  readonly truth: Truth;
  readonly explanation: RuleExplanation;
  /**
   * The smallest sets of missing facts that could decide the truth: no set holds another; each is sorted, the list too.
   * Empty unless the truth is unknown, and when no missing fact could help (a type mismatch).
   */
  readonly missing: FactKey[][];
  readonly warnings: readonly EvaluationWarning[];
}

export interface RuleEvaluation extends Omit<ConditionEvaluation, 'truth'> {
  readonly verdict: RuleVerdict;
  /** What the rule says when it triggers; facts among its parameters have their values. */
  readonly event: RuleEvent;
}

/** What would turn a truth that is known. */
export interface Turning {
  /**
   * The smallest sets of facts whose values would turn the truth into its opposite, fewest facts first, with the nearest
   * value of each: what would clear a triggered rule, what would trigger a clear one. Missing facts are taken to stay
   * missing; of two facts compared with each other one stays. Empty while the truth is unknown.
   */
  readonly turning: TurningValue[][];
}

/** A condition tree ready to run. */
export interface CompiledCondition {
  readonly facts: readonly FactRef[];
  readonly evaluate: (facts: RuleFacts) => ConditionEvaluation;
  readonly explain: (facts: RuleFacts) => ConditionEvaluation & Turning;
  /** The truth alone: no explanation, no warnings. */
  readonly decide: (facts: RuleFacts) => Truth;
  /** Codes of `VERDICT_CODES` for each of `count` subjects: 1 true, 0 false, 2 unknown. */
  readonly evaluateColumns: (columns: Columns, count: number) => Uint8Array;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly backend: RuleBackend;
  /** Facts of the conditions, the recovery condition and the event, each once, in order of appearance. */
  readonly facts: readonly FactRef[];
  readonly evaluate: (facts: RuleFacts) => RuleEvaluation;
  /** The evaluation, and what would turn the verdict. */
  readonly explain: (facts: RuleFacts) => RuleEvaluation & Turning;
  /** The verdict alone, for many subjects one by one. */
  readonly decide: (facts: RuleFacts) => RuleVerdict;
  /** `VERDICT_CODES` for each of `count` subjects; a fact without a column is `null` for all. */
  readonly evaluateColumns: (columns: Columns, count: number) => Uint8Array;
  /** The rule's own recovery condition; without one a period is recovered when it is clear. */
  readonly recovery?: CompiledCondition;
}
