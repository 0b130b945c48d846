import type { FactValue } from '../../model/index.js';
import type { TurningValue } from '../rule-explanation.js';
import { isPlain, type Leaf, type ProgramNode, type Variable } from './condition-program.js';
import type { Judged } from './judged.js';
import type { TruthCode } from './truth-code.js';
import { LeafMoves } from './leaf-moves.js';
import { type Move, type Moves, turningValue } from './moves.js';
import { PatternMemory } from './pattern-memory.js';
import type { Edge } from './stretch.js';
import type { ClassTable } from './value-classes.js';
import { bySize, IMPOSSIBLE, readOnceSets, type SetQuestion, type VariableSet } from './read-once-sets.js';

/** All that is said of what would turn a judgement, but for the values as they are. */
interface TurningPlan {
  readonly moves: readonly IndexedMove[];
  /** Places in `moves`. */
  readonly sets: readonly (readonly number[])[];
}
interface IndexedMove extends Move {
  /** Of the variable. */
  readonly index: number;
}

/** What would turn a tree in which no fact stands in two comparisons. */
export class ReadOnceTurning implements SetQuestion {
  readonly onlyUnknown = false;
  readonly truths: readonly TruthCode[];
  readonly #judged: Judged;
  /** By variable that is compared with what is written in the rule only. */
  readonly #plain: readonly (LeafMoves | undefined)[];
  readonly #singles: readonly (readonly VariableSet[])[];
  readonly #plans = new PatternMemory<TurningPlan>();
  /** Plain values need none of what `moves` remembers. */
  #isReset = false;
  /** By variable, as far as the search has come. */
  readonly #found: (IndexedMove | undefined)[];

  constructor(
    private readonly root: ProgramNode,
    private readonly variables: readonly Variable[],
    private readonly moves: Moves,
    tables: readonly ClassTable[],
  ) {
    this.#judged = moves.judged;
    this.truths = moves.judged.truths;
    this.#plain = variables.map(({ index, uses }) => {
      const leaf = uses[0] as Leaf;
      return leaf.plainType && new LeafMoves(leaf, tables[index] as ClassTable);
    });
    this.#singles = variables.map(({ index }) => [1 << index]);
    this.#found = variables.map(() => undefined);
  }

  find(wanted: TruthCode, limit: number): TurningValue[][] {
    const { pattern, values } = this.#judged;
    const { moves, sets } = this.#plans.get(pattern, () => this.#plan(wanted, limit));
    const made = new Array<TurningValue>(moves.length);
    for (let i = 0; i < moves.length; i++) {
      const move = moves[i] as IndexedMove;
      made[i] = turningValue(move, values[move.index] as FactValue);
    }
    const turns = new Array<TurningValue[]>(sets.length);
    for (let i = 0; i < sets.length; i++) turns[i] = pick(made, sets[i] as readonly number[]);
    return turns;
  }

  #plan(wanted: TruthCode, limit: number): TurningPlan {
    this.#isReset = false;
    const sets = bySize(readOnceSets(this.root, wanted, this)).slice(0, limit);
    const used = this.variables.filter(({ index }) => sets.some((set) => (set & (1 << index)) !== 0));
    return {
      moves: used.map(({ index }) => this.#found[index] as IndexedMove),
      sets: sets.map((set) =>
        used.flatMap(({ index }, place) => ((set & (1 << index)) === 0 ? [] : [place])),
      ),
    };
  }

  ofLeaf(leaf: Leaf, wanted: TruthCode): readonly VariableSet[] {
    const { left, right } = leaf;
    const plain = this.#plain[left.index];
    if (plain !== undefined && isPlain(leaf, this.moves.valueOf(left))) {
      return this.#noted(left, plain.to(wanted));
    }
    const reached = this.#reach(left, leaf, wanted);
    if (right === undefined) return reached;
    const other = this.#reach(right, leaf, wanted);
    return reached.length === 0 ? other : other.length === 0 ? reached : [...reached, ...other];
  }

  /** A fact stands in one comparison and is wanted one way only: its nearest value is the same in all sets. */
  #reach(variable: Variable, leaf: Leaf, wanted: TruthCode): readonly VariableSet[] {
    const { moves } = this;
    if (!this.#isReset) moves.reset();
    this.#isReset = true;
    return this.#noted(variable, moves.nearest(variable, moves.allowed(variable, leaf, wanted)));
  }

  #noted({ index, side }: Variable, edge: Edge | undefined): readonly VariableSet[] {
    if (edge === undefined) return IMPOSSIBLE;
    this.#found[index] = { index, side, edge };
    return this.#singles[index] as readonly VariableSet[];
  }
}

/** Lists made at once are several times as fast as lists filled one by one. */
function pick(made: readonly TurningValue[], places: readonly number[]): TurningValue[] {
  const at = (i: number) => made[places[i] as number] as TurningValue;
  switch (places.length) {
    case 1:
      return [at(0)];
    case 2:
      return [at(0), at(1)];
    case 3:
      return [at(0), at(1), at(2)];
    case 4:
      return [at(0), at(1), at(2), at(3)];
    default:
      return places.map((place) => made[place] as TurningValue);
  }
}
