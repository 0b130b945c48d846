import type { ConditionNode } from '../../rule/index.js';
import { comparisonsOf, createConditionSpace, type ConditionSpace } from './condition-space.js';
import type { conditionParts, ConditionPart } from './condition-parts.js';
import { findFacts, type Goal } from './find-facts.js';

/** What is certain of a condition tree, whatever the facts are. */
export interface ConditionAnalysis {
  /** No complete facts make it true. */
  readonly impossible: boolean;
  /** Some complete facts make it true, none false. */
  readonly alwaysTrue: boolean;
  /** Parts that might as well be false. */
  readonly neverHolding: readonly ConditionPart[];
  /** Parts that might as well be true. */
  readonly needless: readonly ConditionPart[];
}

const SOUND: ConditionAnalysis = { impossible: false, alwaysTrue: false, neverHolding: [], needless: [] };

/** Parts are given by `conditionParts`; only the outermost of those that do not matter are named. */
export function analyseConditions(
  root: ConditionNode,
  parts: () => ReturnType<typeof conditionParts>,
): ConditionAnalysis {
  const space = createConditionSpace([root]);
  if (isReadOnce(root, space)) return SOUND;
  const impossible = cannot(space, [{ node: root, wanted: true }]);
  const alwaysTrue = !impossible && cannot(space, [{ node: root, wanted: false }]);
  if (impossible || alwaysTrue) return { ...SOUND, impossible, alwaysTrue };
  const neverHolding: ConditionPart[] = [];
  const needless: ConditionPart[] = [];
  // Once a part is left out the others are looked at without it: two that say the same are not both needless.
  let rest: ConditionNode = root;
  const covered: ConditionNode[] = [];
  for (const part of parts()) {
    if (covered.some((outer) => contains(outer, part.node))) continue;
    const truth = [false, true].find((one) => isSameWith(space, rest, part.node, one));
    if (truth === undefined) continue;
    (truth ? needless : neverHolding).push(part);
    covered.push(part.node);
    rest = replaced(rest, part.node, truth);
  }
  return { impossible, alwaysTrue, neverHolding, needless };
}

/** Each fact is compared once, and each comparison can be true and false: nothing can be wrong. */
function isReadOnce(root: ConditionNode, space: ConditionSpace): boolean {
  const seen = new Set<string>();
  for (const node of comparisonsOf(root)) {
    const { whenTrue, whenFalse } = space.leafOf(node);
    if (whenTrue === 0n || whenFalse === 0n) return false;
    for (const side of [node.left, node.right]) {
      if (side.kind !== 'fact') continue;
      if (seen.has(side.key)) return false;
      seen.add(side.key);
    }
  }
  return !hasEmptyGroup(root);
}

function hasEmptyGroup(node: ConditionNode): boolean {
  return node.kind !== 'comparison' && (node.children.length === 0 || node.children.some(hasEmptyGroup));
}

export function cannot(space: ConditionSpace, goals: readonly Goal[]): boolean {
  return findFacts(space, goals).kind === 'none';
}

/** Whether a tree gives the same wherever it is decided when one of its parts is taken to be true, or false. */
function isSameWith(
  space: ConditionSpace,
  root: ConditionNode,
  part: ConditionNode,
  truth: boolean,
): boolean {
  const fixed = { part, truth };
  return [true, false].every((wanted) =>
    cannot(space, [
      { node: root, wanted },
      { node: root, wanted: !wanted, fixed },
    ]),
  );
}

function contains(outer: ConditionNode, inner: ConditionNode): boolean {
  if (outer === inner) return true;
  return outer.kind !== 'comparison' && outer.children.some((child) => contains(child, inner));
}

const ALWAYS: ConditionNode = { kind: 'all', children: [] };
const NEVER: ConditionNode = { kind: 'not', children: [ALWAYS] };

function replaced(node: ConditionNode, part: ConditionNode, truth: boolean): ConditionNode {
  if (node === part) return truth ? ALWAYS : NEVER;
  if (node.kind === 'comparison' || !contains(node, part)) return node;
  return { ...node, children: node.children.map((child) => replaced(child, part, truth)) };
}
