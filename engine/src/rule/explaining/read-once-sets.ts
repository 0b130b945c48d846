import type { Group, Leaf, ProgramNode } from './program-node.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';

/** Sets kept for one part of a tree. */
const MAX_SETS = 64;

/** A set of variables, one bit each. */
export type VariableSet = number;

export const NOTHING_NEEDED: readonly VariableSet[] = [0];
export const IMPOSSIBLE: readonly VariableSet[] = [];

export interface SetQuestion {
  readonly truths: readonly TruthCode[];
  /** Parts whose truth is known are left as they are: only what is missing is asked for. */
  readonly onlyUnknown: boolean;
  /** The sets, each smallest, that make a comparison have another truth than it has. */
  ofLeaf(leaf: Leaf, wanted: TruthCode): readonly VariableSet[];
}

/**
 * The smallest sets of variables that give a part of a tree a truth, where no variable stands in two comparisons: then
 * the sets of its parts need only be put together, and none makes another needless.
 */
export function readOnceSets(
  node: ProgramNode,
  wanted: TruthCode,
  question: SetQuestion,
): readonly VariableSet[] {
  const truth = question.truths[node.index] as TruthCode;
  if (truth === wanted) return NOTHING_NEEDED;
  if (question.onlyUnknown && truth !== UNKNOWN) return IMPOSSIBLE;
  if (node.kind === 'comparison') return question.ofLeaf(node, wanted);
  const { children } = node;
  // An empty group has its truth for good.
  if (children.length === 0) return IMPOSSIBLE;
  if (node.kind === 'not') {
    return readOnceSets(children[0] as ProgramNode, wanted === TRUE ? FALSE : TRUE, question);
  }
  return (node.kind === 'all') === (wanted === TRUE)
    ? allOf(node, wanted, question)
    : oneOf(node, wanted, question);
}

function oneOf({ children }: Group, wanted: TruthCode, question: SetQuestion): readonly VariableSet[] {
  let sets = IMPOSSIBLE;
  for (let i = 0; i < children.length; i++) {
    const more = readOnceSets(children[i] as ProgramNode, wanted, question);
    if (sets.length === 0) sets = more;
    else if (more.length > 0) sets = fewest([...sets, ...more]);
  }
  return sets;
}

function allOf({ children }: Group, wanted: TruthCode, question: SetQuestion): readonly VariableSet[] {
  let sets = NOTHING_NEEDED;
  for (let i = 0; i < children.length; i++) {
    const more = readOnceSets(children[i] as ProgramNode, wanted, question);
    if (more === NOTHING_NEEDED) continue;
    if (more.length === 0) return IMPOSSIBLE;
    sets = sets === NOTHING_NEEDED ? more : joined(sets, more);
  }
  return sets;
}

function joined(sets: readonly VariableSet[], more: readonly VariableSet[]): readonly VariableSet[] {
  const both = new Array<VariableSet>(sets.length * more.length);
  let count = 0;
  for (let i = 0; i < sets.length; i++) {
    for (let j = 0; j < more.length; j++) both[count++] = (sets[i] as number) | (more[j] as number);
  }
  return fewest(both);
}

function fewest(sets: readonly VariableSet[]): readonly VariableSet[] {
  return sets.length <= MAX_SETS ? sets : bySize(sets).slice(0, MAX_SETS);
}

export function sizeOf(set: VariableSet): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}

/** Smallest first; sets of one size stay in their order. */
export function bySize(sets: readonly VariableSet[]): readonly VariableSet[] {
  for (let i = 1; i < sets.length; i++) {
    if (sizeOf(sets[i - 1] as number) > sizeOf(sets[i] as number)) {
      return [...sets].sort((a, b) => sizeOf(a) - sizeOf(b));
    }
  }
  return sets;
}

/** Sets that hold no other, smallest first. */
export function smallestOf(sets: readonly VariableSet[]): VariableSet[] {
  const kept: VariableSet[] = [];
  for (const set of bySize(sets)) if (!holdsOne(set, kept)) kept.push(set);
  return kept;
}

function holdsOne(set: VariableSet, others: readonly VariableSet[]): boolean {
  for (let i = 0; i < others.length; i++) {
    const other = others[i] as number;
    if ((other & set) === other) return true;
  }
  return false;
}
