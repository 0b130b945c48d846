import type { FactKey, FactSource } from '../../model/index.js';
import { parseOperator } from '../operator.js';
import { compare } from '../compare.js';
import type { ComparisonNode, ConditionNode, FactSide, LiteralSide } from '../condition-tree.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import { factReader, type FactEntry } from './fact-reader.js';

/** Three-valued truth as a small integer, the codes of `VERDICT_CODES`. */
export type TruthCode = 0 | 1 | 2;
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

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
  readonly right?: Variable;
  /** Truth for two values; 2 also where they do not fit. */
  readonly test: (left: StructuredValue, right: StructuredValue) => TruthCode;
}
export interface Group {
  readonly kind: 'all' | 'any' | 'not';
  readonly index: number;
  readonly node: Exclude<ConditionNode, ComparisonNode>;
  readonly children: readonly ProgramNode[];
}
export type ProgramNode = Leaf | Group;

/** What one subject's facts make of a program; filled anew by each judgement, never kept. */
export interface Judged {
  /** By variable. */
  readonly values: StructuredValue[];
  readonly sources: (FactSource | undefined)[];
  /** By node. */
  readonly truths: TruthCode[];
  /** Something in the facts does not fit the rule: there is something to warn of. */
  doubtful: boolean;
  /** By variable: there is a fact, but nothing inside it where the path leads. */
  failing?: boolean[];
}

/** A condition tree laid out for judging over and over: each value read once, each node known by its number. */
export interface ConditionProgram {
  readonly root: ProgramNode;
  readonly leaves: readonly Leaf[];
  /** Sorted by fact, then path. */
  readonly variables: readonly Variable[];
  /** No two comparisons look at the same fact: then parts of the tree cannot contradict each other. */
  readonly isReadOnce: boolean;
  judge(facts: RuleFacts): Judged;
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
    const test = testOf(node);
    const leaf: Leaf = { kind: 'comparison', index, node, left, ...(right && { right }), test };
    leaves.push(leaf);
    left.uses.push(leaf);
    if (right !== undefined && right !== left) right.uses.push(leaf);
    return leaf;
  };
  const root = layOut(tree);
  const names = [...byName.keys()].sort();
  const variables = names.map((name, index) => Object.assign(byName.get(name) as MutableVariable, { index }));
  const facts = new Set(variables.map(({ key }) => key));
  return {
    root,
    leaves,
    variables,
    isReadOnce:
      facts.size === variables.length &&
      variables.length <= 30 &&
      variables.every(({ uses }) => uses.length === 1) &&
      leaves.every(({ left, right }) => left !== right),
    judge: judgeOf(root, leaves, variables, nodes),
  };
}

function judgeOf(
  root: ProgramNode,
  leaves: readonly Leaf[],
  variables: readonly Variable[],
  nodes: number,
): ConditionProgram['judge'] {
  const readers = variables.map(({ side }) => factReader(side));
  const groups = groupsBottomUp(root);
  const entry: FactEntry = { value: null, source: undefined, pathFails: false };
  return (facts) => {
    const judged: Judged = {
      values: new Array<StructuredValue>(readers.length),
      sources: new Array<FactSource | undefined>(readers.length),
      truths: new Array<TruthCode>(nodes),
      doubtful: false,
    };
    const { values, sources, truths } = judged;
    for (let i = 0; i < readers.length; i++) {
      (readers[i] as (typeof readers)[number])(facts, entry);
      values[i] = entry.value;
      sources[i] = entry.source;
      if (entry.pathFails) {
        judged.doubtful = true;
        (judged.failing ??= [])[i] = true;
      }
    }
    for (const leaf of leaves) {
      const left = values[leaf.left.index] as StructuredValue;
      const right =
        leaf.right === undefined ? literalOf(leaf) : (values[leaf.right.index] as StructuredValue);
      const truth = leaf.test(left, right);
      if (truth === UNKNOWN && left !== null && right !== null) judged.doubtful = true;
      truths[leaf.index] = truth;
    }
    for (const group of groups) truths[group.index] = groupTruth(group, truths);
    return judged;
  };
}

export const literalOf = ({ node }: Leaf): StructuredValue => (node.right as LiteralSide).value;

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

/** The comparison of a node as a function; plain comparisons with a number or a list of texts take a short way. */
function testOf(node: ComparisonNode): Leaf['test'] {
  const leftType = node.left.valueType;
  const rightType = node.right.kind === 'fact' ? node.right.valueType : undefined;
  const operator = parseOperator(node.operatorText) ?? node.operator;
  const full: Leaf['test'] = (left, right) => {
    const { truth } = compare(
      operator,
      { value: left, valueType: leftType },
      { value: right, valueType: rightType },
    );
    return truth === null ? UNKNOWN : truth ? TRUE : FALSE;
  };
  if (operator.decorators.length > 0 || node.right.kind === 'fact') return full;
  const expected = node.right.value;
  const numberTest = NUMBER_TESTS[operator.base];
  if (typeof expected === 'number' && (leftType ?? 'number') === 'number' && numberTest !== undefined) {
    return (left, right) =>
      typeof left !== 'number' ? (left === null ? UNKNOWN : full(left, right)) : numberTest(left, expected) ? TRUE : FALSE; // prettier-ignore
  }
  const isMembership = operator.base === 'in' || operator.base === 'notIn';
  if (isMembership && isTextList(expected) && (leftType ?? 'text') === 'text') {
    const texts = new Set<StructuredValue>(expected);
    const inside = operator.base === 'in' ? TRUE : FALSE;
    const outside = operator.base === 'in' ? FALSE : TRUE;
    return (left, right) =>
      typeof left === 'string' ? (texts.has(left) ? inside : outside) : left === null ? UNKNOWN : full(left, right); // prettier-ignore
  }
  return full;
}

function isTextList(value: StructuredValue): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

const NUMBER_TESTS: Readonly<Record<string, ((left: number, right: number) => boolean) | undefined>> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  lessThan: (left, right) => left < right,
  lessThanInclusive: (left, right) => left <= right,
  greaterThan: (left, right) => left > right,
  greaterThanInclusive: (left, right) => left >= right,
};
