import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allFacts,
  CONDITION_DICTIONARY,
  conditionTrees,
  generatedRule,
} from '../../../test/support/generated-conditions.js';
import type { TopLevelCondition } from '../../model/index.js';
import { compileRule, type ConditionNode, readRule } from '../../rule/index.js';
import { createConditionSpace } from './condition-space.js';
import { findFacts } from './find-facts.js';

fc.configureGlobal({ seed: 20_240_901 });
const numRuns = process.env['ZHENGAI_SOAK'] ? 20_000 : 150;

const read = (tree: TopLevelCondition) =>
  readRule(generatedRule(tree), CONDITION_DICTIONARY).conditions as ConditionNode;
const compiled = (tree: TopLevelCondition) => compileRule(generatedRule(tree), CONDITION_DICTIONARY);

test('facts that trigger or clear a condition are found when there are any, and only then', () => {
  fc.assert(
    fc.property(conditionTrees, fc.boolean(), (tree, wanted) => {
      const node = read(tree);
      const { decide } = compiled(tree);
      const verdict = wanted ? 'triggered' : 'clear';
      const there = some(allFacts(tree), (facts) => decide(facts) === verdict);
      const found = findFacts(createConditionSpace([node]), [{ node, wanted }]);
      expect(found.kind).toBe(there ? 'found' : 'none');
      if (found.kind === 'found') expect(decide(found.facts)).toBe(verdict);
    }),
    { numRuns },
  );
});

test('two conditions at once, one of them changed in a part', () => {
  fc.assert(
    fc.property(conditionTrees, conditionTrees, (first, second) => {
      const [a, b] = [read(first), read(second)];
      const [judgeA, judgeB] = [compiled(first), compiled(second)];
      const there = some(
        allFacts(first, second),
        (facts) => judgeA.decide(facts) === 'triggered' && judgeB.decide(facts) === 'clear',
      );
      const goals = [
        { node: a, wanted: true },
        { node: b, wanted: false },
      ];
      expect(findFacts(createConditionSpace([a, b]), goals).kind).toBe(there ? 'found' : 'none');
    }),
    { numRuns },
  );
});

function some<T>(values: Iterable<T>, holds: (value: T) => boolean): boolean {
  for (const value of values) if (holds(value)) return true;
  return false;
}
