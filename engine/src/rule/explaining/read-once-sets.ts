import {
  type Group,
  type Leaf,
  type ProgramNode,
  type TruthCode,
  TRUE,
  FALSE,
  UNKNOWN,
} from './condition-program.js';

/** Sets kept for one part of a tree. */
const MAX_SETS = 64;

/** A set of variables, one bit each. */
export type VariableSet = number;

const NOTHING_NEEDED: readonly VariableSet[] = [0];
const IMPOSSIBLE: readonly VariableSet[] = [];

export interface SetQuestion {
  readonly truths: readonly TruthCode[];
  /** The sets, each smallest, that make a comparison have another truth than it has. */
  readonly ofLeaf: (leaf: Leaf, wanted: TruthCode) => readonly VariableSet[];
  /** Parts whose truth is known are left as they are: only what is missing is asked for. */
  readonly onlyUnknown: boolean;
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
  if (node.kind === 'not') {
    const child = node.children[0];
    return child === undefined ? IMPOSSIBLE : readOnceSets(child, wanted === TRUE ? FALSE : TRUE, question);
  }
  // An empty group has its truth for good.
  if (node.children.length === 0) return IMPOSSIBLE;
  return (node.kind === 'all') === (wanted === TRUE)
    ? allOf(node, wanted, question)
    : oneOf(node, wanted, question);
}

function oneOf({ children }: Group, wanted: TruthCode, question: SetQuestion): readonly VariableSet[] {
  const sets: VariableSet[] = [];
  for (const child of children) sets.push(...readOnceSets(child, wanted, question));
  return fewest(sets);
}

function allOf({ children }: Group, wanted: TruthCode, question: SetQuestion): readonly VariableSet[] {
  let sets = NOTHING_NEEDED;
  for (const child of children) {
    const more = readOnceSets(child, wanted, question);
    if (more === NOTHING_NEEDED) continue;
    if (more.length === 0) return IMPOSSIBLE;
    const joined: VariableSet[] = [];
    for (const a of sets) for (const b of more) joined.push(a | b);
    sets = fewest(joined);
  }
  return sets;
}

function fewest(sets: readonly VariableSet[]): readonly VariableSet[] {
  return sets.length <= MAX_SETS ? sets : [...sets].sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, MAX_SETS);
}

export function sizeOf(set: VariableSet): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}

/** Sets that hold no other, smallest first. */
export function smallestOf(sets: readonly VariableSet[]): VariableSet[] {
  const kept: VariableSet[] = [];
  for (const set of [...sets].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    if (!kept.some((other) => (other & set) === other)) kept.push(set);
  }
  return kept;
}
