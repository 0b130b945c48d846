import type { FactValue } from '../../model/index.js';
import type { TurningValue } from '../rule-explanation.js';
import {
  type ConditionProgram,
  FALSE,
  type Judged,
  type Leaf,
  type ProgramNode,
  TRUE,
  type TruthCode,
  UNKNOWN,
  type Variable,
} from './condition-program.js';
import { readOnceSets, sizeOf, type VariableSet } from './read-once-sets.js';
import { classOf, type ClassTable, nearestIn, type ValueClasses } from './value-classes.js';
import { type Way, waysTo } from './ways.js';
import type { Edge } from './stretch.js';

/** Sets named at most. */
const MAX_TURNS = 32;

/**
 * What would turn a known truth into its opposite: the smallest sets of facts, fewest first, each fact with the nearest
 * value that does it together with the others of its set. Where several values are as near, the lower. What is missing
 * stays missing; of two facts that are compared with each other one stays.
 */
export function turningValues(
  program: ConditionProgram,
  judged: Judged,
  tables: readonly ClassTable[],
): TurningValue[][] {
  const truth = judged.truths[program.root.index] as TruthCode;
  if (truth === UNKNOWN) return [];
  const wanted = truth === TRUE ? FALSE : TRUE;
  const moves = new Moves(judged, tables);
  return program.isReadOnce
    ? readOnce(program, judged, moves, wanted)
    : general(program, judged, moves, wanted);
}

type Value = Judged['values'][number];

/** Values as they are, and where they could go. */
class Moves {
  readonly #classes: (ValueClasses | null | undefined)[] = [];

  constructor(
    private readonly judged: Judged,
    private readonly tables: readonly ClassTable[],
  ) {}

  /** `undefined` for what cannot be moved: missing values, lists, objects. */
  classes({ index }: Variable): ValueClasses | undefined {
    const { values } = this.judged;
    let known = this.#classes[index];
    if (known === undefined) {
      known =
        (this.tables[index] as ClassTable).ofValue(
          values[index] as Value,
          (other) => values[other.index] as Value,
        ) ?? null;
      this.#classes[index] = known;
    }
    return known ?? undefined;
  }

  current(variable: Variable): number {
    const classes = this.classes(variable);
    return classes === undefined ? 0 : classOf(variable, classes, this.judged.truths);
  }

  /** The classes in which a comparison has a truth, the other side as it is. */
  allowed(variable: Variable, leaf: Leaf, wanted: TruthCode): number {
    const classes = this.classes(variable);
    if (classes === undefined) return 0;
    return (wanted === TRUE ? classes.whenTrue : classes.whenFalse)[variable.uses.indexOf(leaf)] as number;
  }

  nearest(
    variable: Variable,
    allowed: number,
  ): { readonly edge: Edge; readonly distance: number } | undefined {
    const classes = this.classes(variable);
    if (classes === undefined) return undefined;
    const { definition } = variable.side;
    const decimals = definition.kind === 'indicator' ? definition.indicator.decimals : undefined;
    return nearestIn(classes, allowed, this.judged.values[variable.index] as FactValue, decimals);
  }

  turning({ index, side }: Variable, { value, bound }: Edge): TurningValue {
    const { ref, key, label, unit, path } = side;
    const from = this.judged.values[index] as FactValue;
    const turning: TurningValue =
      unit === undefined
        ? { fact: key, ref, label, from, to: value, bound }
        : { fact: key, ref, label, unit, from, to: value, bound };
    return path === undefined ? turning : { ...turning, path: path.text };
  }
}

const NONE: readonly VariableSet[] = [];

function readOnce(
  { root, variables }: ConditionProgram,
  judged: Judged,
  moves: Moves,
  wanted: TruthCode,
): TurningValue[][] {
  const found = new Array<TurningValue | undefined>(variables.length);
  const reach = (variable: Variable, leaf: Leaf, truth: TruthCode): VariableSet => {
    const nearest = moves.nearest(variable, moves.allowed(variable, leaf, truth));
    if (nearest === undefined) return 0;
    found[variable.index] = moves.turning(variable, nearest.edge);
    return 1 << variable.index;
  };
  const ofLeaf = (leaf: Leaf, truth: TruthCode): readonly VariableSet[] => {
    const left = reach(leaf.left, leaf, truth);
    if (leaf.right === undefined) return left === 0 ? NONE : [left];
    return [left, reach(leaf.right, leaf, truth)].filter((set) => set !== 0);
  };
  const sets = readOnceSets(root, wanted, { truths: judged.truths, onlyUnknown: false, ofLeaf });
  const turns: TurningValue[][] = [];
  for (const set of bySize(sets)) {
    const turn: TurningValue[] = [];
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      turn.push(found[31 - Math.clz32(rest & -rest)] as TurningValue);
    }
    if (turns.push(turn) === MAX_TURNS) break;
  }
  return turns;
}

/** Sets of one size stay in the order of the rule. */
function bySize(sets: readonly VariableSet[]): readonly VariableSet[] {
  return sets.length < 2 ? sets : [...sets].sort((a, b) => sizeOf(a) - sizeOf(b));
}

function general(
  { root, variables }: ConditionProgram,
  judged: Judged,
  moves: Moves,
  wanted: TruthCode,
): TurningValue[][] {
  const isFixed = (node: ProgramNode): boolean =>
    node.kind === 'comparison'
      ? moves.classes(node.left) === undefined &&
        (node.right === undefined || moves.classes(node.right) === undefined)
      : node.children.every(isFixed);
  const currentOf = (index: number) => moves.current(variables[index] as Variable);
  const one = (variable: Variable, allowed: number): Way[] =>
    allowed === 0 ? [] : [{ variables: [variable.index], allowed: [allowed], changes: allowed & currentOf(variable.index) ? 0 : 1 }]; // prettier-ignore
  const ofLeaf = (leaf: Leaf, truth: TruthCode): readonly Way[] => {
    const { left, right } = leaf;
    if (right === undefined || right === left) return one(left, moves.allowed(left, leaf, truth));
    const movesLeft = one(left, moves.allowed(left, leaf, truth));
    const movesRight = one(right, moves.allowed(right, leaf, truth));
    return [
      ...movesLeft.flatMap((way) => staying(way, right)),
      ...movesRight.flatMap((way) => staying(way, left)),
    ];
  };
  /** The other side stays where it is. */
  const staying = (way: Way, other: Variable): Way[] => {
    const current = currentOf(other.index);
    if (moves.classes(other) === undefined) return [way];
    if (current === 0) return [];
    const first = (way.variables[0] as number) < other.index;
    const [moved] = [way.allowed[0] as number];
    const index = way.variables[0] as number;
    return first
      ? [{ variables: [index, other.index], allowed: [moved, current], changes: way.changes }]
      : [{ variables: [other.index, index], allowed: [current, moved], changes: way.changes }];
  };
  const fixed = (node: ProgramNode) => (isFixed(node) ? (judged.truths[node.index] as TruthCode) : undefined);
  return nearestOfEach(waysTo(root, wanted, { currentOf, ofLeaf, fixed }), variables, moves, currentOf);
}

interface Candidate {
  readonly set: readonly number[];
  readonly distances: readonly number[];
  readonly turn: TurningValue[];
}

/** For each set of facts that change the way that changes the first of them least, then the next. */
function nearestOfEach(
  ways: readonly Way[],
  variables: readonly Variable[],
  moves: Moves,
  currentOf: (index: number) => number,
): TurningValue[][] {
  const best = new Map<string, Candidate>();
  for (const way of ways) {
    const candidate = candidateOf(way, variables, moves, currentOf);
    if (candidate === undefined) continue;
    const name = candidate.set.join();
    const known = best.get(name);
    if (known === undefined || isNearer(candidate.distances, known.distances)) best.set(name, candidate);
  }
  const candidates = [...best.values()].sort((a, b) => a.set.length - b.set.length);
  const smallest: Candidate[] = [];
  for (const candidate of candidates) {
    const isNeedless = smallest.some(({ set }) => set.every((index) => candidate.set.includes(index)));
    if (!isNeedless && smallest.push(candidate) === MAX_TURNS) break;
  }
  return smallest.map(({ turn }) => turn);
}

function candidateOf(
  { variables: indexes, allowed }: Way,
  variables: readonly Variable[],
  moves: Moves,
  currentOf: (index: number) => number,
): Candidate | undefined {
  const set: number[] = [];
  const distances: number[] = [];
  const turn: TurningValue[] = [];
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    const mask = allowed[i] as number;
    if ((mask & currentOf(index)) !== 0) continue;
    const variable = variables[index] as Variable;
    const nearest = moves.nearest(variable, mask);
    if (nearest === undefined) return undefined;
    set.push(index);
    distances.push(nearest.distance, nearest.edge.bound === 'exactly' ? 0 : 1);
    turn.push(moves.turning(variable, nearest.edge));
  }
  return { set, distances, turn };
}

function isNearer(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number);
  }
  return false;
}
