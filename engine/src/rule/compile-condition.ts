import { compileBatch } from './batch/index.js';
import type { CompiledCondition, RuleBackend } from './compiled-rule.js';
import { type ConditionNode, factSidesOf } from './condition-tree.js';
import { ConditionExplainer } from './explaining/index.js';
import { decide, judge, warningsOf } from './judge.js';
import type { RuleFacts } from './rule-facts.js';
import type { RuleOptions } from './rule-options.js';
import { undefinedFactWarnings } from './undefined-facts.js';

/** Makes a condition tree ready to run, for one subject and for columns. */
export function compileCondition(
  node: ConditionNode,
  backend: RuleBackend,
  options: RuleOptions,
): CompiledCondition {
  const sides = factSidesOf(node);
  const explainer = new ConditionExplainer(node, backend);
  const warningsFor = (facts: RuleFacts, doubtful: boolean) => {
    const warnings = doubtful ? warningsOf(judge(node, facts)) : [];
    return options.allowUndefinedFacts === false
      ? [...warnings, ...undefinedFactWarnings(sides, facts)]
      : warnings;
  };
  return {
    facts: sides.map(({ ref }) => ref),
    evaluate: (facts) => {
      const judged = explainer.judge(facts);
      return {
        truth: judged.truth,
        explanation: judged.explanation(),
        missing: judged.missing(),
        warnings: warningsFor(facts, judged.isDoubtful),
      };
    },
    explain: (facts) => {
      const judged = explainer.judge(facts);
      return {
        truth: judged.truth,
        explanation: judged.explanation(),
        missing: judged.missing(),
        turning: judged.turning(),
        warnings: warningsFor(facts, judged.isDoubtful),
      };
    },
    decide: (facts) => decide(node, facts),
    evaluateColumns: compileBatch(node, backend),
  };
}
