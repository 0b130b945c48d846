import type { FactKey } from '../../model/index.js';
import type { ComparisonNode, ConditionNode, FactSide } from '../condition-tree.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import { type NumberTest, testsOf } from './comparison-test.js';
import type { Judged } from './judged.js';
import { createJudging } from './judging.js';
import type { TruthCode } from './truth-code.js';

/** One value that comparisons look at: a fact, or what a path finds inside it. */
export interface Variable {
  readonly index: number;
  readonly side: FactSide;
  readonly key: FactKey;
  /** Comparisons that look at it. */
  readonly uses: readonly Leaf[];
}

export interface Leaf {
  readonly kind: 'comparison';
  readonly index: number;
  readonly node: ComparisonNode;
  readonly left: Variable;
  /** Absent when compared with a value written in the rule. */
  readonly right: Variable | undefined;
  /** The value written in the rule; `null` beside a fact. */
  readonly literal: StructuredValue;
  /** Truth for two values; 2 also where they do not fit. */
  readonly test: (left: StructuredValue, right: StructuredValue) => TruthCode;
  /** Set for comparisons of a number with a number: `test` need not be called. */
  readonly numberTest: NumberTest | undefined;
  /** Set for comparisons with a number, a text or a list of texts: the type of the values they are made for. */
  readonly plainType: 'number' | 'text' | undefined;
}
export interface Group {
  readonly kind: 'all' | 'any' | 'not';
  readonly index: number;
  readonly node: Exclude<ConditionNode, ComparisonNode>;
  readonly children: readonly ProgramNode[];
}
export type ProgramNode = Leaf | Group;

/** A condition tree laid out for judging over and over: each value read once, each node known by its number. */
export interface ConditionProgram {
  readonly root: ProgramNode;
  readonly leaves: readonly Leaf[];
  /** Sorted by fact, then path. */
  readonly variables: readonly Variable[];
  /** No two comparisons look at the same fact: then parts of the tree cannot contradict each other. */
  readonly isReadOnce: boolean;
  /** Read once, and all of it plain comparisons: judgements have a pattern. */
  readonly hasPattern: boolean;
  /** The last judgement. */
  readonly judged: Judged;
  judge(facts: RuleFacts): void;
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
