import type { FactSource } from '../../model/index.js';
import type { RuleFacts, StructuredValue } from '../rule-facts.js';
import { holds, type NumberTest } from './comparison-test.js';
import { factReader, readInto } from './fact-reader.js';
import type { Judged } from './judged.js';
import { isPlain } from './plain-value.js';
import type { Group, Leaf, ProgramNode, Variable } from './program-node.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';

export interface Judging {
  /** The last judgement. */
  readonly judged: Judged;
  judge(facts: RuleFacts): void;
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

export function createJudging(
  root: ProgramNode,
  leaves: readonly Leaf[],
  variables: readonly Variable[],
  nodes: number,
  hasPattern: boolean,
): Judging {
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
  const judge: Judging['judge'] = (facts) => {
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
