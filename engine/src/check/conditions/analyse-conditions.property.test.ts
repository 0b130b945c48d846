import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allFacts,
  CONDITION_DICTIONARY,
  conditionTrees,
  generatedRule,
} from '../../../test/support/generated-conditions.js';
import type { Condition, TopLevelCondition } from '../../model/index.js';
import { compileRule, type ConditionNode, readRule } from '../../rule/index.js';
import { analyseConditions } from './analyse-conditions.js';
import { conditionParts } from './condition-parts.js';

fc.configureGlobal({ seed: 20_240_901 });
const numRuns = process.env['ZHENGAI_SOAK'] ? 5_000 : 60;

const TRUE: Condition = { all: [] };
const FALSE: Condition = { not: TRUE };

/** The tree with the parts at some places taken to be true or false. */
function withParts(tree: Condition, at: string, parts: ReadonlyMap<string, boolean>): Condition {
  const taken = parts.get(at);
  if (taken !== undefined) return taken ? TRUE : FALSE;
  if ('all' in tree) return { all: tree.all.map((one, i) => withParts(one, `${at}/all/${i}`, parts)) };
  if ('any' in tree) return { any: tree.any.map((one, i) => withParts(one, `${at}/any/${i}`, parts)) };
  return 'not' in tree ? { not: withParts(tree.not, `${at}/not`, parts) } : tree;
}

const verdictsOf = (tree: Condition, root: TopLevelCondition): string => {
  const { decide } = compileRule(generatedRule({ all: [tree] }), CONDITION_DICTIONARY);
  return Array.from(allFacts(root), (facts) => decide(facts).charAt(0)).join('');
};

test('parts that are named do not matter, and all that do not matter are named', () => {
  fc.assert(
    fc.property(conditionTrees, (tree) => {
      const node = readRule(generatedRule(tree), CONDITION_DICTIONARY).conditions as ConditionNode;
      const all = conditionParts(node, tree, '/conditions');
      const analysis = analyseConditions(node, () => all);
      if (analysis.impossible || analysis.alwaysTrue) return;
      const named = new Map([
        ...analysis.neverHolding.map(({ pointer }) => [pointer, false] as const),
        ...analysis.needless.map(({ pointer }) => [pointer, true] as const),
      ]);
      const verdicts = verdictsOf(tree, tree);
      expect(verdictsOf(withParts(tree, '/conditions', named), tree)).toBe(verdicts);
      for (const { pointer } of all) {
        if ([...named.keys()].some((outer) => pointer === outer || pointer.startsWith(`${outer}/`))) continue;
        for (const truth of [true, false]) {
          const without = withParts(tree, '/conditions', new Map([...named, [pointer, truth]]));
          const holdsNamed = [...named.keys()].some((inner) => inner.startsWith(`${pointer}/`));
          if (!holdsNamed)
            expect([pointer, truth, verdictsOf(without, tree)]).not.toEqual([pointer, truth, verdicts]);
        }
      }
    }),
    { numRuns },
  );
});
