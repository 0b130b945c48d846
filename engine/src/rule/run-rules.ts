import type { RuleVerdict } from '../model/index.js';
import type { CompiledRule, RuleEvaluation } from './compiled-rule.js';
import type { RuleFacts } from './rule-facts.js';
import type { RuleEvent } from './rule-options.js';

export interface RuleResult extends RuleEvaluation {
  readonly rule: CompiledRule['rule'];
}

/** What several rules make of one subject's facts, json-rules-engine's `run` with a third list. */
export interface RuleRun {
  /** Of triggered rules, higher priorities first, then as given. */
  readonly events: readonly RuleEvent[];
  /** Of clear rules, in the same order. */
  readonly failureEvents: readonly RuleEvent[];
  /** Of rules that cannot be judged, in the same order. */
  readonly unknownEvents: readonly RuleEvent[];
  /** All rules, in the same order. */
  readonly results: readonly RuleResult[];
}

/** Judges one subject by several rules. Priorities order the results; no rule waits for or stops another. */
export function runRules(rules: readonly CompiledRule[], facts: RuleFacts): RuleRun {
  const results = [...rules]
    .sort((a, b) => (b.rule.priority ?? 1) - (a.rule.priority ?? 1))
    .map((compiled) => ({ rule: compiled.rule, ...compiled.evaluate(facts) }));
  const eventsOf = (verdict: RuleVerdict) =>
    results.filter((result) => result.verdict === verdict).map(({ event }) => event);
  return {
    events: eventsOf('triggered'),
    failureEvents: eventsOf('clear'),
    unknownEvents: eventsOf('unknown'),
    results,
  };
}
