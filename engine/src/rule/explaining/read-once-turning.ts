import type { FactValue } from '../../model/index.js';
import type { TurningValue } from '../rule-explanation.js';
import type { StructuredValue } from '../rule-facts.js';
import type { ConditionProgram } from './condition-program.js';
import type { Leaf, Variable } from './program-node.js';
import type { TruthCode } from './truth-code.js';
import { LeafMoves } from './leaf-moves.js';
import { type Move, moveTo, turningValue } from './move.js';
import type { Moves } from './moves.js';
import { PatternMemory } from './pattern-memory.js';
import { isPlain } from './plain-value.js';
import type { ClassTable } from './value-classes.js';
import { bySize, IMPOSSIBLE, readOnceSets, type SetQuestion, type VariableSet } from './read-once-sets.js';

/** All that is said of what would turn a judgement, but for the values as they are. */
interface TurningPlan {
  readonly moves: readonly Move[];
  /** Places in `moves`. */
  readonly sets: readonly (readonly number[])[];
}

/** What would turn a tree in which no fact stands in two comparisons. */
export class ReadOnceTurning implements SetQuestion {
  readonly onlyUnknown = false;
  readonly truths: readonly TruthCode[];
  /** By variable that is compared with what is written in the rule only. */
  readonly #plain: readonly (LeafMoves | undefined)[];
  readonly #singles: readonly (readonly VariableSet[])[];
  readonly #plans: PatternMemory<TurningPlan>;
  /** Plain values need none of what `moves` remembers. */
  #isReset = false;
  /** By variable, as far as the search has come. */
  readonly #found: (Move | undefined)[];

  constructor(
    private readonly program: ConditionProgram,
    private readonly moves: Moves,
    tables: readonly ClassTable[],
  ) {
    const { leaves, variables, judged } = program;
    this.truths = judged.truths;
    this.#plain = variables.map(({ index, uses }) => {
      const leaf = uses[0] as Leaf;
      return leaf.plainType && new LeafMoves(leaf, tables[index] as ClassTable);
    });
    this.#singles = variables.map(({ index }) => [1 << index]);
    this.#plans = new PatternMemory(leaves.length, nameOf);
    this.#found = variables.map(() => undefined);
  }

  find(wanted: TruthCode, limit: number): TurningValue[][] {
    const { pattern, values } = this.program.judged;
    const plan = this.#plans.get(pattern, () => this.#plan(wanted, limit));
    return turnsOf(plan, values);
  }

  #plan(wanted: TruthCode, limit: number): TurningPlan {
    const { root, variables } = this.program;
    this.#isReset = false;
    const sets = bySize(readOnceSets(root, wanted, this)).slice(0, limit);
    const isIn = (set: VariableSet, { index }: Variable) => (set & (1 << index)) !== 0;
    const used = variables.filter((variable) => sets.some((set) => isIn(set, variable)));
    return {
      moves: used.map(({ index }) => this.#found[index] as Move),
      sets: sets.map((set) => used.flatMap((variable, place) => (isIn(set, variable) ? [place] : []))),
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
    const nearest = moves.nearest(variable, moves.allowed(variable, leaf, wanted));
    return this.#noted(variable, nearest && moveTo(variable, nearest));
  }

  #noted({ index }: Variable, move: Move | undefined): readonly VariableSet[] {
    if (move === undefined) return IMPOSSIBLE;
    this.#found[index] = move;
    return this.#singles[index] as readonly VariableSet[];
  }
}

function nameOf({ moves, sets }: TurningPlan): string {
  return JSON.stringify([moves.map(({ index, to, bound }) => [index, to, bound]), sets]);
}

function turnsOf({ moves, sets }: TurningPlan, values: readonly StructuredValue[]): TurningValue[][] {
  const made = roomFor<TurningValue>(moves.length);
  for (let i = 0; i < moves.length; i++) {
    const move = moves[i] as Move;
    made[i] = turningValue(move, values[move.index] as FactValue);
  }
  // The only set holds all of them.
  if (sets.length === 1) return [made];
  const turns = roomFor<TurningValue[]>(sets.length);
  for (let i = 0; i < sets.length; i++) {
    const places = sets[i] as readonly number[];
    const turn = roomFor<TurningValue>(places.length);
    for (let j = 0; j < places.length; j++) turn[j] = made[places[j] as number] as TurningValue;
    turns[i] = turn;
  }
  return turns;
}

/** A list of so many to be filled: `new Array` of a size not known beforehand takes several times as long. */
function roomFor<T>(count: number): T[] {
  const none = undefined as T;
  switch (count) {
    case 1:
      return [none];
    case 2:
      return [none, none];
    case 3:
      return [none, none, none];
    case 4:
      return [none, none, none, none];
    case 5:
      return [none, none, none, none, none];
    default:
      return new Array<T>(count);
  }
}
