import type { ConditionNode, FactSide } from '../condition-tree.js';
import { testsOf } from './comparison-test.js';
import { createJudging, type Judging } from './judging.js';
import type { Leaf, ProgramNode, Variable } from './program-node.js';

/** A condition tree laid out for judging over and over: each value read once, each node known by its number. */
export interface ConditionProgram extends Judging {
  readonly root: ProgramNode;
  readonly leaves: readonly Leaf[];
  /** Sorted by fact, then path. */
  readonly variables: readonly Variable[];
  /** No two comparisons look at the same fact: then parts of the tree cannot contradict each other. */
  readonly isReadOnce: boolean;
  /** Read once, and all of it plain comparisons: judgements have a pattern. */
  readonly hasPattern: boolean;
}

interface MutableVariable extends Variable {
  index: number;
  readonly uses: Leaf[];
}

export function createProgram(tree: ConditionNode): ConditionProgram {
  const byName = new Map<string, MutableVariable>();
  const leaves: Leaf[] = [];
  let nodes = 0;
  const variable = (side: FactSide): MutableVariable => {
    const name = `${side.key}\n${side.path?.text ?? ''}`;
    let known = byName.get(name);
    if (known === undefined) byName.set(name, (known = { index: -1, side, key: side.key, uses: [] }));
    return known;
  };
  const layOut = (node: ConditionNode): ProgramNode => {
    const index = nodes++;
    if (node.kind !== 'comparison') {
      return { kind: node.kind, index, node, children: node.children.map(layOut) };
    }
    const left = variable(node.left);
    const right = node.right.kind === 'fact' ? variable(node.right) : undefined;
    const literal = node.right.kind === 'fact' ? null : node.right.value;
    const tests = testsOf(node);
    const leaf: Leaf = { kind: 'comparison', index, node, left, right, literal, ...tests };
    leaves.push(leaf);
    left.uses.push(leaf);
    if (right !== undefined && right !== left) right.uses.push(leaf);
    return leaf;
  };
  const root = layOut(tree);
  const names = [...byName.keys()].sort();
  const variables = names.map((name, index) => Object.assign(byName.get(name) as MutableVariable, { index }));
  const facts = new Set(variables.map(({ key }) => key));
  const isReadOnce =
    facts.size === variables.length &&
    variables.length <= 30 &&
    variables.every(({ uses }) => uses.length === 1) &&
    leaves.every(({ left, right }) => left !== right);
  const hasPattern = isReadOnce && leaves.every(({ plainType }) => plainType !== undefined);
  const judging = createJudging(root, leaves, variables, nodes, hasPattern);
  return { root, leaves, variables, isReadOnce, hasPattern, ...judging };
}
