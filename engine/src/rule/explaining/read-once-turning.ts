import type { TurningValue } from '../rule-explanation.js';
import type { Leaf, ProgramNode, Variable } from './condition-program.js';
import type { TruthCode } from './truth-code.js';
import { LeafMoves } from './leaf-moves.js';
import type { Moves } from './moves.js';
import type { Edge } from './stretch.js';
import type { ClassTable } from './value-classes.js';
import { bySize, IMPOSSIBLE, readOnceSets, type SetQuestion, type VariableSet } from './read-once-sets.js';

/** What would turn a tree in which no fact stands in two comparisons. */
export class ReadOnceTurning implements SetQuestion {
  readonly onlyUnknown = false;
  readonly truths: readonly TruthCode[];
  /** By variable that is compared with what is written in the rule only. */
  readonly #quick: readonly (LeafMoves | undefined)[];
  readonly #singles: readonly (readonly VariableSet[])[];
  /** The quick way needs none of what `moves` remembers. */
  #isReset = false;
  /** By variable, as far as the search has come. */
  readonly #found: (TurningValue | undefined)[];

  constructor(
    private readonly root: ProgramNode,
    variables: readonly Variable[],
    private readonly moves: Moves,
    tables: readonly ClassTable[],
  ) {
    this.truths = moves.judged.truths;
    this.#quick = variables.map(({ index, uses }) => {
      const leaf = uses[0] as Leaf;
      return leaf.right === undefined ? new LeafMoves(leaf, tables[index] as ClassTable) : undefined;
    });
    this.#singles = variables.map(({ index }) => [1 << index]);
    this.#found = variables.map(() => undefined);
  }

  find(wanted: TruthCode, limit: number): TurningValue[][] {
    this.#isReset = false;
    const sets = bySize(readOnceSets(this.root, wanted, this));
    const count = Math.min(sets.length, limit);
    const turns = new Array<TurningValue[]>(count);
    for (let i = 0; i < count; i++) turns[i] = this.#turnOf(sets[i] as VariableSet);
    return turns;
  }

  ofLeaf(leaf: Leaf, wanted: TruthCode): readonly VariableSet[] {
    const quick = this.#quick[leaf.left.index];
    if (quick !== undefined) {
      const value = this.moves.judged.values[leaf.left.index];
      if (typeof value === 'number') return this.#noted(leaf.left, quick.ofNumber(value, wanted));
      // A text that looks like a date may be one.
      if (typeof value === 'string' && value.length < 10)
        return this.#noted(leaf.left, quick.ofText(value, wanted));
    }
    const left = this.#reach(leaf.left, leaf, wanted);
    if (leaf.right === undefined) return left;
    const right = this.#reach(leaf.right, leaf, wanted);
    return left.length === 0 ? right : right.length === 0 ? left : [...left, ...right];
  }

  /** A fact stands in one comparison and is wanted one way only: its nearest value is the same in all sets. */
  #reach(variable: Variable, leaf: Leaf, wanted: TruthCode): readonly VariableSet[] {
    const { moves } = this;
    if (!this.#isReset) moves.reset();
    this.#isReset = true;
    return this.#noted(variable, moves.nearest(variable, moves.allowed(variable, leaf, wanted)));
  }

  #noted(variable: Variable, edge: Edge | undefined): readonly VariableSet[] {
    if (edge === undefined) return IMPOSSIBLE;
    this.#found[variable.index] = this.moves.turning(variable, edge);
    return this.#singles[variable.index] as readonly VariableSet[];
  }

  #turnOf(set: VariableSet): TurningValue[] {
    const turn: TurningValue[] = [];
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      turn.push(this.#found[31 - Math.clz32(rest & -rest)] as TurningValue);
    }
    return turn;
  }
}
