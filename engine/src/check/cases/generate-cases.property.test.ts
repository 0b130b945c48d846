import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allFacts,
  CONDITION_DICTIONARY,
  conditionTrees,
  generatedRule,
} from '../../../test/support/generated-conditions.js';
import type { Condition, FactValue, TopLevelCondition } from '../../model/index.js';
import { compileRule } from '../../rule/index.js';
import { generateRuleCases } from './generate-rule-cases.js';

fc.configureGlobal({ seed: 20_240_901 });
const numRuns = process.env['ZHENGAI_SOAK'] ? 5_000 : 40;

type Facts = Readonly<Record<string, FactValue>>;
const decideWith = (tree: TopLevelCondition) => compileRule(generatedRule(tree), CONDITION_DICTIONARY).decide;

/** All comparisons with their pointers. */
function leavesOf(tree: Condition, pointer: string): [string, Condition][] {
  if ('all' in tree) return tree.all.flatMap((one, i) => leavesOf(one, `${pointer}/all/${i}`));
  if ('any' in tree) return tree.any.flatMap((one, i) => leavesOf(one, `${pointer}/any/${i}`));
  if ('not' in tree) return leavesOf(tree.not, `${pointer}/not`);
  return [[pointer, tree]];
}

/** The tree with one comparison taken to be true or false. */
function withLeaf(tree: Condition, leaf: Condition, truth: boolean): Condition {
  if (tree === leaf) return truth ? { all: [] } : { not: { all: [] } };
  if ('all' in tree) return { all: tree.all.map((one) => withLeaf(one, leaf, truth)) };
  if ('any' in tree) return { any: tree.any.map((one) => withLeaf(one, leaf, truth)) };
  return 'not' in tree ? { not: withLeaf(tree.not, leaf, truth) } : tree;
}

test('each condition turns the outcome in a pair of cases, and those that cannot are named', () => {
  fc.assert(
    fc.property(conditionTrees, (tree) => {
      const rule = generatedRule(tree);
      const decide = decideWith(tree);
      const { cases, undecided } = generateRuleCases(rule, CONDITION_DICTIONARY);
      for (const { facts, expect: expected } of cases) expect(decide(facts)).toBe(expected);
      for (const [pointer, leaf] of leavesOf(tree, '/conditions')) {
        const judgeLeaf = decideWith({ all: [leaf] });
        const without = [true, false].map((truth) => decideWith({ all: [withLeaf(tree, leaf, truth)] }));
        /** The comparison alone decides here: taken the other way the verdict is another. */
        const decides = (facts: Facts) => without[0]?.(facts) !== without[1]?.(facts);
        const [holding, failing] = (['triggered', 'clear'] as const).map((verdict) =>
          [...snapshot(allFacts(tree))].filter((facts) => judgeLeaf(facts) === verdict && decides(facts)),
        );
        const can = [true, false].some(
          (same) =>
            holding?.some((facts) => (decide(facts) === 'triggered') === same) &&
            failing?.some((facts) => (decide(facts) === 'clear') === same),
        );
        expect([pointer, undecided.includes(pointer)]).toEqual([pointer, !can]);
        if (!can) continue;
        const shown = cases.filter(({ shows }) => shows.includes(pointer));
        expect(new Set(shown.map(({ facts }) => judgeLeaf(facts)))).toEqual(new Set(['triggered', 'clear']));
        expect(new Set(shown.map(({ expect: outcome }) => outcome))).toEqual(new Set(['triggered', 'clear']));
        expect(shown.every(({ facts }) => decides(facts))).toBe(true);
      }
    }),
    { numRuns },
  );
});

function* snapshot(all: Iterable<Facts>): Generator<Facts> {
  for (const facts of all) yield { ...facts };
}
