import type { Diagnostic, Dictionary, Rule } from '../model/index.js';
import { readRule } from './check-rule.js';
import { RULE_BUDGETS } from './rule-budgets.js';
import { ruleDiagnostic } from './rule-diagnostic.js';
import type { RuleOptions } from './rule-options.js';

/** What is wrong with rules that arrive together: as `checkRule`, within a budget for all of them. */
export function checkRules(
  rules: readonly Rule[],
  dictionary: Dictionary,
  options: RuleOptions = {},
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let steps = 0;
  for (const rule of rules) {
    const reading = readRule(rule, dictionary, options);
    for (const diagnostic of reading.diagnostics) found.push(diagnostic);
    steps += reading.steps;
    if (steps > RULE_BUDGETS.setSteps) {
      found.push(ruleDiagnostic('rule.set.tooLarge', `rules/${rule.code}`, [RULE_BUDGETS.setSteps]));
      break;
    }
  }
  return found;
}
