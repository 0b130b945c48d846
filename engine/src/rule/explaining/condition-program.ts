import type { FactKey, FactSource } from '../../model/index.js';
import type { ComparisonNode, ConditionNode, FactSide } from '../condition-tree.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import { factReader, readInto } from './fact-reader.js';
import type { Judged } from './judged.js';
import { holds, type NumberTest, testsOf } from './comparison-test.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';

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

/** A text that is shorter than any date is one. */
export const SHORTEST_DATE = 10;

/** Whether a value is of the type its comparison is made for: then its truth alone tells where it would have to go. */
export function isPlain({ plainType, node }: Leaf, value: StructuredValue): boolean {
  if (typeof value === 'number') return plainType === 'number';
  if (typeof value !== 'string' || plainType !== 'text') return false;
  return node.left.valueType === 'text' || value.length < SHORTEST_DATE;
}

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

/** A comparison as the inner loop wants it: all of one shape. */
interface LeafPlan {
  readonly index: number;
  readonly left: number;
  readonly right: number;
  readonly literal: StructuredValue;
  readonly numberTest: NumberTest | undefined;
  readonly leaf: Leaf;
}

function createJudging(
  root: ProgramNode,
  leaves: readonly Leaf[],
  variables: readonly Variable[],
  nodes: number,
  hasPattern: boolean,
): Pick<ConditionProgram, 'judge' | 'judged'> {
  const readers = variables.map(({ index, side }) => factReader(index, side));
  const groups = groupsBottomUp(root);
  const plans = leaves.map((leaf): LeafPlan => {
    const { index, left, right, literal, numberTest } = leaf;
    return { index, left: left.index, right: right?.index ?? -1, literal, numberTest, leaf };
  });
  const judged: Judged = {
    values: new Array<StructuredValue>(readers.length).fill(null),
    sources: new Array<FactSource | undefined>(readers.length).fill(undefined),
    truths: new Array<TruthCode>(nodes).fill(UNKNOWN),
    pattern: -1,
    doubtful: false,
    failing: undefined,
  };
  const { values, truths } = judged;
  const judge: ConditionProgram['judge'] = (facts) => {
    judged.doubtful = false;
    judged.failing = undefined;
    for (const reader of readers) readInto(judged, reader, facts);
    for (let i = 0; i < plans.length; i++) {
      const { index, left, right, literal, numberTest, leaf } = plans[i] as LeafPlan;
      const value = values[left] as StructuredValue;
      if (numberTest !== undefined && typeof value === 'number') {
        truths[index] = holds(numberTest, value, literal as number) ? TRUE : FALSE;
        continue;
      }
      const other = right < 0 ? literal : (values[right] as StructuredValue);
      const truth = leaf.test(value, other);
      if (truth === UNKNOWN && value !== null && other !== null) judged.doubtful = true;
      truths[index] = truth;
    }
    for (const group of groups) truths[group.index] = groupTruth(group, truths);
    judged.pattern = hasPattern && !judged.doubtful ? patternOf(leaves, judged) : -1;
  };
  return { judge, judged };
}

function patternOf(leaves: readonly Leaf[], { values, truths }: Judged): number {
  let pattern = 0;
  for (let i = 0; i < leaves.length; i++) {
    const leaf = leaves[i] as Leaf;
    const value = values[leaf.left.index] as StructuredValue;
    if (value !== null && !isPlain(leaf, value)) return -1;
    pattern = pattern * 3 + (truths[leaf.index] as TruthCode);
  }
  return pattern;
}

export function groupsBottomUp(root: ProgramNode): readonly Group[] {
  const groups: Group[] = [];
  const visit = (node: ProgramNode): void => {
    if (node.kind === 'comparison') return;
    node.children.forEach(visit);
    groups.push(node);
  };
  visit(root);
  return groups;
}

/** Kleene's logic over the truths of the children; an empty `any` is true, as in json-rules-engine. */
export function groupTruth({ kind, children }: Group, truths: readonly TruthCode[]): TruthCode {
  if (kind === 'not') {
    const truth = children.length === 0 ? UNKNOWN : (truths[(children[0] as ProgramNode).index] as TruthCode);
    return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
  }
  if (children.length === 0) return TRUE;
  const settles = kind === 'any' ? TRUE : FALSE;
  let truth: TruthCode = settles === TRUE ? FALSE : TRUE;
  for (let i = 0; i < children.length; i++) {
    const child = truths[(children[i] as ProgramNode).index] as TruthCode;
    if (child === settles) return settles;
    if (child === UNKNOWN) truth = UNKNOWN;
  }
  return truth;
}
