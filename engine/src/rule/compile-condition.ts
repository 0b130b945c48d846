import { compileBatch } from './batch/index.js';
import type { CompiledCondition, RuleBackend } from './compiled-rule.js';
import { type ConditionNode, factSidesOf } from './condition-tree.js';
import { explain } from './explain.js';
import { decide, judge, warningsOf } from './judge.js';
import type { RuleOptions } from './rule-options.js';
import { undefinedFactWarnings } from './undefined-facts.js';
import { smallestMissingSets } from './missing-sets.js';

/** Makes a condition tree ready to run, for one subject and for columns. */
export function compileCondition(
  node: ConditionNode,
  backend: RuleBackend,
  options: RuleOptions,
): CompiledCondition {
  const sides = factSidesOf(node);
  return {
    facts: sides.map(({ ref }) => ref),
    evaluate: (facts) => {
      const judged = judge(node, facts);
      return {
        truth: judged.truth,
        explanation: explain(judged),
        missing: smallestMissingSets(judged),
        warnings:
          options.allowUndefinedFacts === false
            ? [...warningsOf(judged), ...undefinedFactWarnings(sides, facts)]
            : warningsOf(judged),
      };
    },
    decide: (facts) => decide(node, facts),
    evaluateColumns: compileBatch(node, backend),
  };
}
