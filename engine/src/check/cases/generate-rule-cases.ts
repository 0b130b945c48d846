import { ModelError, type Dictionary, type Rule, type RuleVerdict } from '../../model/index.js';
import {
  compileRule,
  type ComparisonNode,
  type ConditionNode,
  readRule,
  type RuleFacts,
} from '../../rule/index.js';
import { comparisonsOf, createConditionSpace, type ConditionSpace } from '../conditions/condition-space.js';
import { findFacts, type Goal } from '../conditions/find-facts.js';
import type { Finding } from '../conditions/finding.js';
import { allConditionParts } from '../conditions/condition-parts.js';
import type { GeneratedCase, GeneratedCases } from './generated-case.js';

/**
 * Cases that show each comparison of a rule to decide (MC/DC): for each a pair of complete facts, one triggered and one
 * clear, between which this comparison turns the verdict. Where it can be the pair differs in one fact only.
 *
 * @throws ModelError when `checkRule` finds an error
 */
export function generateRuleCases(rule: Rule, dictionary: Dictionary): GeneratedCases<RuleVerdict> {
  const reading = readRule(rule, dictionary);
  const { conditions } = reading;
  if (reading.hasError || conditions === undefined) throw new ModelError(reading.diagnostics);
  const { decide } = compileRule(rule, dictionary);
  const space = createConditionSpace([conditions]);
  const pointers = new Map(
    allConditionParts(conditions, rule.conditions, '/conditions', rule.namedConditions).map(
      ({ node, pointer }) => [node, pointer],
    ),
  );
  const cases = new Map<string, GeneratedCase<RuleVerdict>>();
  const add = (facts: RuleFacts, shows: string): void => {
    const key = JSON.stringify(Object.entries(facts as object).sort());
    const known = cases.get(key);
    const all = [...(known?.shows ?? []), shows];
    cases.set(key, {
      facts: facts as GeneratedCase<RuleVerdict>['facts'],
      expect: decide(facts),
      shows: all,
    });
  };
  const undecided: string[] = [];
  let number = 0;
  for (const leaf of comparisonsOf(conditions)) {
    number += 1;
    const pointer = pointers.get(leaf) ?? `/conditions#${number}`;
    const pair = pairFor(leaf, conditions, space, decide);
    if (pair === undefined) undecided.push(pointer);
    else for (const facts of pair) add(facts, pointer);
  }
  // A condition that is written once and used twice has decided if it did so in one of the places.
  const shown = new Set([...cases.values()].flatMap(({ shows }) => shows));
  return { cases: [...cases.values()], undecided: undecided.filter((pointer) => !shown.has(pointer)) };
}

/** Steps for one question; beyond it a comparison is named as undecided. */
const BUDGET = 10_000;

type Pair = readonly [RuleFacts, RuleFacts];

function pairFor(
  leaf: ComparisonNode,
  root: ConditionNode,
  space: ConditionSpace,
  decide: (facts: RuleFacts) => RuleVerdict,
): Pair | undefined {
  for (const pair of pairsFor(leaf, root, space)) {
    const [first, second] = pair.map(decide);
    const isDecided = first !== 'unknown' && second !== 'unknown';
    if (isDecided && first !== second) return pair;
  }
  return undefined;
}

/** Pairs that differ in one fact first; then any two in which the comparison alone decides. */
function* pairsFor(leaf: ComparisonNode, root: ConditionNode, space: ConditionSpace): Generator<Pair> {
  const { variable, whenTrue, whenFalse } = space.leafOf(leaf);
  const copy = space.variables.length;
  const copied = { from: variable, to: copy };
  for (const wanted of [true, false]) {
    const goals: Goal[] = [
      { node: root, wanted },
      { node: root, wanted: !wanted, fixed: { part: leaf, truth: false } },
      { node: root, wanted: !wanted, copied },
      { node: root, wanted, copied, fixed: { part: leaf, truth: true } },
    ];
    const within = new Map([
      [variable, whenTrue],
      [copy, whenFalse],
    ]);
    const found = findFacts(space, goals, { within, copyOf: variable, budget: BUDGET });
    if (found.kind === 'found') yield [found.facts, found.copiedFacts];
  }
  for (const wanted of [true, false]) {
    const side = (truth: boolean): Finding => {
      const rootWanted = truth ? wanted : !wanted;
      return findFacts(
        space,
        [
          { node: leaf, wanted: truth },
          { node: root, wanted: rootWanted },
          { node: root, wanted: !rootWanted, fixed: { part: leaf, truth: !truth } },
        ],
        { budget: BUDGET },
      );
    };
    const [holds, fails] = [side(true), side(false)];
    if (holds.kind === 'found' && fails.kind === 'found') yield [holds.facts, fails.facts];
  }
}
