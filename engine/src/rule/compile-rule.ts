import { type Dictionary, factKey, ModelError, type Rule, verdictOfTruth } from '../model/index.js';
import { readRule } from './check-rule.js';
import { compileCondition } from './compile-condition.js';
import type { CompiledRule, CompileRuleOptions } from './compiled-rule.js';
import { chooseBackend } from './batch/index.js';
import { eventFor } from './event-params.js';
import type { RuleFacts } from './rule-facts.js';

/**
 * Makes a rule ready to run against the dictionary its names come from.
 *
 * @throws ModelError when `checkRule` finds an error
 */
export function compileRule(
  rule: Rule,
  dictionary: Dictionary,
  options: CompileRuleOptions = {},
): CompiledRule {
  const reading = readRule(rule, dictionary, options);
  if (reading.hasError || reading.conditions === undefined) throw new ModelError(reading.diagnostics);
  const backend = chooseBackend(options.backend);
  const conditions = compileCondition(reading.conditions, backend, options);
  const recovery = reading.recovery && compileCondition(reading.recovery, backend, options);
  const { eventParams } = reading;
  const eventFacts = eventParams.flatMap((param) => (param.kind === 'fact' ? [param.side.ref] : []));
  const refs = [...conditions.facts, ...(recovery?.facts ?? []), ...eventFacts];
  const facts = new Map(refs.map((ref) => [factKey(ref), ref]));
  const plainEvent = eventParams.length === 0 ? eventFor(rule.event.type, [], {}) : undefined;
  const eventOf = (given: RuleFacts) => plainEvent ?? eventFor(rule.event.type, eventParams, given);
  return {
    rule,
    backend,
    facts: [...facts.values()],
    evaluate: (given) => {
      const { truth, explanation, missing, warnings } = conditions.evaluate(given);
      return { verdict: verdictOfTruth(truth), event: eventOf(given), explanation, missing, warnings };
    },
    explain: (given) => {
      const { truth, explanation, missing, turning, warnings } = conditions.explain(given);
      return {
        verdict: verdictOfTruth(truth),
        event: eventOf(given),
        explanation,
        missing,
        turning,
        warnings,
      };
    },
    decide: (given) => verdictOfTruth(conditions.decide(given)),
    evaluateColumns: (columns, count) => conditions.evaluateColumns(columns, count),
    ...(recovery !== undefined && { recovery }),
  };
}
