import type { TurningValue } from '../rule-explanation.js';
import type { ConditionProgram } from './condition-program.js';
import type { Leaf, ProgramNode, Variable } from './program-node.js';
import type { Judged } from './judged.js';
import { FALSE, TRUE, type TruthCode, UNKNOWN } from './truth-code.js';
import { moveTo, turningValue } from './move.js';
import { Moves } from './moves.js';
import { ReadOnceTurning } from './read-once-turning.js';
import type { ClassTable } from './value-classes.js';
import { type Way, waysTo } from './ways.js';

/** Sets named at most. */
const MAX_TURNS = 32;

/**
 * What would turn a known truth into its opposite: the smallest sets of facts, fewest first, each fact with the nearest
 * value that does it together with the others of its set. Where several values are as near, the lower. What is missing
 * stays missing; of two facts that are compared with each other one stays.
 */
export class TurningValues {
  readonly #moves: Moves;
  readonly #readOnce: ReadOnceTurning | undefined;

  constructor(
    private readonly program: ConditionProgram,
    tables: readonly ClassTable[],
  ) {
    this.#moves = new Moves(program.judged, tables);
    this.#readOnce = program.isReadOnce ? new ReadOnceTurning(program, this.#moves, tables) : undefined;
  }

  /** For the program's last judgement. */
  find(): TurningValue[][] {
    const { judged, root } = this.program;
    const truth = judged.truths[root.index] as TruthCode;
    if (truth === UNKNOWN) return [];
    const wanted = truth === TRUE ? FALSE : TRUE;
    if (this.#readOnce !== undefined) return this.#readOnce.find(wanted, MAX_TURNS);
    this.#moves.reset();
    return general(this.program, judged, this.#moves, wanted);
  }
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
    distances.push(...moves.farness(variable, nearest));
    turn.push(turningValue(moveTo(variable, nearest), moves.valueOf(variable)));
  }
  return { set, distances, turn };
}

function isNearer(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return (a[i] as number) < (b[i] as number);
  }
  return false;
}
