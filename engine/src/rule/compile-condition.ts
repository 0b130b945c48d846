import { compileBatch } from './batch/index.js';
import type { CompiledCondition, RuleBackend } from './compiled-rule.js';
import { type ConditionNode, factSidesOf } from './condition-tree.js';
import { explain } from './explain.js';
import { decide, judge, warningsOf } from './judge.js';
import { smallestMissingSets } from './missing-sets.js';

/** Makes a condition tree ready to run, for one subject and for columns. */
export function compileCondition(node: ConditionNode, backend: RuleBackend): CompiledCondition {
  return {
    facts: factSidesOf(node).map(({ ref }) => ref),
    evaluate: (facts) => {
      const judged = judge(node, facts);
      return {
        truth: judged.truth,
        explanation: explain(judged),
        missing: smallestMissingSets(judged),
        warnings: warningsOf(judged),
      };
    },
    decide: (facts) => decide(node, facts),
    evaluateColumns: compileBatch(node, backend),
  };
}
