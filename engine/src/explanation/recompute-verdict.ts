import { createFactDeriver } from '../evaluation/index.js';
import type { RuleVerdict } from '../model/index.js';
import { compileRule } from '../rule/index.js';
import type { VerdictExplanation } from './verdict-explanation.js';

/**
 * The verdict again, from what was collected and the definitions in the explanation alone: formulas are computed,
 * rounded, tables looked up and conditions judged anew; nothing that was computed then is looked at.
 */
export function recomputeVerdict({ rule, given, dictionary, at }: VerdictExplanation): RuleVerdict {
  const compiled = compileRule(rule, dictionary);
  return compiled.decide(createFactDeriver(dictionary).derive(compiled.facts, given, {}, at));
}
