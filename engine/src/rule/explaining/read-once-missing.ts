import type { FactKey } from '../../model/index.js';
import type { Leaf, ProgramNode, Variable } from './program-node.js';
import { FALSE, TRUE, type TruthCode } from './truth-code.js';
import type { Gaps } from './gaps.js';
import {
  IMPOSSIBLE,
  readOnceSets,
  type SetQuestion,
  smallestOf,
  type VariableSet,
} from './read-once-sets.js';

/** The smallest missing sets of a tree in which no fact stands in two comparisons. */
export class ReadOnceMissing implements SetQuestion {
  readonly onlyUnknown = true;
  readonly truths: readonly TruthCode[];
  readonly #singles: readonly (readonly VariableSet[])[];

  constructor(
    private readonly root: ProgramNode,
    private readonly variables: readonly Variable[],
    private readonly gaps: Gaps,
  ) {
    this.truths = gaps.judged.truths;
    this.#singles = variables.map(({ index }) => [1 << index]);
  }

  sets(): FactKey[][] {
    const toTrue = readOnceSets(this.root, TRUE, this);
    const toFalse = readOnceSets(this.root, FALSE, this);
    const sets = smallestOf(toTrue.length === 0 ? toFalse : [...toTrue, ...toFalse]);
    // Bits follow the order of the facts' keys.
    sets.sort(byLowestBits);
    return sets.map((set) => this.#keysOf(set));
  }

  ofLeaf(leaf: Leaf, wanted: TruthCode): readonly VariableSet[] {
    const missing = this.gaps.of(leaf);
    if (missing === undefined) return IMPOSSIBLE;
    if (missing === 'both') return [(1 << leaf.left.index) | (1 << (leaf.right as Variable).index)];
    if (this.gaps.classes(missing, leaf, wanted) === 0) return IMPOSSIBLE;
    return this.#singles[missing.index] as readonly VariableSet[];
  }

  #keysOf(set: VariableSet): FactKey[] {
    const keys: FactKey[] = [];
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      keys.push((this.variables[31 - Math.clz32(rest & -rest)] as Variable).key);
    }
    return keys;
  }
}

function byLowestBits(a: VariableSet, b: VariableSet): number {
  const size = countBits(a) - countBits(b);
  if (size !== 0) return size;
  // The first bit in which they differ belongs to the set that comes first.
  const differs = a ^ b;
  return (differs & -differs & a) !== 0 ? -1 : 1;
}

function countBits(set: VariableSet): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}
