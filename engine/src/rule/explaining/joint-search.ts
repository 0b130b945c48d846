import type { FactKey } from '../../model/index.js';
import { roundHalfUp } from '../../rounding/index.js';
import type { StructuredValue } from '../rule-facts.js';
import type { ConditionProgram } from './condition-program.js';
import type { Leaf, Variable } from './program-node.js';
import { groupsBottomUp, groupTruth } from './judging.js';
import type { Judged } from './judged.js';
import { type TruthCode, UNKNOWN } from './truth-code.js';
import { sampleValues } from './sample-values.js';
import { decimalsOf } from './value-classes.js';

/** Facts beyond which, and trees judged after which, the search gives up. */
const MAX_FACTS = 10;
const MAX_TRIALS = 20_000;

/**
 * The smallest sets of missing facts where missing facts are compared with each other: found by trying values out.
 *
 * @returns `undefined` when that would take too long
 */
export function jointMissingSets(
  program: ConditionProgram,
  judged: Judged,
  isMissing: (variable: Variable) => boolean,
): FactKey[][] | undefined {
  const search = new JointSearch(program, judged, program.variables.filter(isMissing));
  const keys = [...new Set(search.missing.map(({ key }) => key))];
  if (keys.length > MAX_FACTS) return undefined;
  const found: FactKey[][] = [];
  for (const set of subsetsBySize(keys)) {
    if (found.some((smaller) => smaller.every((key) => set.includes(key)))) continue;
    const decided = search.couldDecide(new Set(set));
    if (decided === undefined) return undefined;
    if (decided) found.push([...set]);
  }
  return found;
}

function subsetsBySize<T>(elements: readonly T[]): readonly (readonly T[])[] {
  const subsets = elements.reduce<(readonly T[])[]>(
    (all, one) => [...all, ...all.map((set) => [...set, one])],
    [[]],
  );
  return subsets.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}

class JointSearch {
  readonly #values: StructuredValue[];
  readonly #truths: TruthCode[];
  readonly #groups;
  readonly #samples = new Map<Variable, readonly StructuredValue[]>();
  #trials = 0;

  constructor(
    private readonly program: ConditionProgram,
    judged: Judged,
    readonly missing: readonly Variable[],
  ) {
    this.#values = [...judged.values];
    this.#truths = [...judged.truths];
    this.#groups = groupsBottomUp(program.root);
  }

  /** `undefined` when too much would have to be tried. */
  couldDecide(keys: ReadonlySet<FactKey>): boolean | undefined {
    const variables = this.missing.filter(({ key }) => keys.has(key));
    const before = variables.map(({ index }) => this.#values[index] as StructuredValue);
    const decided = this.#try(variables, 0);
    variables.forEach(({ index }, i) => (this.#values[index] = before[i] as StructuredValue));
    return this.#trials > MAX_TRIALS && decided !== true ? undefined : decided;
  }

  #try(variables: readonly Variable[], at: number): boolean {
    const variable = variables[at];
    if (variable === undefined) return this.#isDecided();
    for (const sample of this.#samplesOf(variable)) {
      if (this.#trials > MAX_TRIALS) return false;
      this.#values[variable.index] = sample;
      if (this.#try(variables, at + 1)) return true;
    }
    return false;
  }

  #isDecided(): boolean {
    this.#trials += 1;
    for (const leaf of this.program.leaves) {
      const left = this.#values[leaf.left.index] as StructuredValue;
      const right =
        leaf.right === undefined ? leaf.literal : (this.#values[leaf.right.index] as StructuredValue);
      this.#truths[leaf.index] = leaf.test(left, right);
    }
    for (const group of this.#groups) this.#truths[group.index] = groupTruth(group, this.#truths);
    return this.#truths[this.program.root.index] !== UNKNOWN;
  }

  #samplesOf(variable: Variable): readonly StructuredValue[] {
    let samples = this.#samples.get(variable);
    if (samples === undefined) {
      const circle = [...circleOf(variable)];
      const named = circle.flatMap((member) => member.uses.flatMap((leaf) => this.#othersIn(leaf)));
      const pool = onGridsOf(circle, spread(named, variable, circle.length));
      const given = this.#values[variable.index] as StructuredValue;
      samples = sampleValues(variable, pool, given, decimalsOf(variable)).map(({ sample }) => sample);
      this.#samples.set(variable, samples);
    }
    return samples;
  }

  /** What is known of the values of a comparison. */
  #othersIn(leaf: Leaf): readonly StructuredValue[] {
    const right =
      leaf.right === undefined ? leaf.literal : (this.#values[leaf.right.index] as StructuredValue);
    return [this.#values[leaf.left.index] as StructuredValue, right].flatMap(scalarsIn);
  }
}

function scalarsIn(value: StructuredValue): readonly StructuredValue[] {
  if (!Array.isArray(value)) return value === null || typeof value === 'object' ? [] : [value];
  return (value as readonly StructuredValue[]).flatMap(scalarsIn);
}

/** All variables that a variable is compared with, directly or by way of others. */
function circleOf(variable: Variable): ReadonlySet<Variable> {
  const circle = new Set<Variable>([variable]);
  for (const member of circle) {
    for (const { left, right } of member.uses) {
      circle.add(left);
      if (right !== undefined) circle.add(right);
    }
  }
  return circle;
}

/** With the numbers that the rounded ones of a circle can be equal to. */
function onGridsOf(
  circle: readonly Variable[],
  pool: readonly StructuredValue[],
): readonly StructuredValue[] {
  const grids = [...new Set(circle.map(decimalsOf))].filter((decimals) => decimals !== undefined);
  const rounded = grids.flatMap((decimals) =>
    pool.flatMap((value) => (typeof value === 'number' ? [roundHalfUp(value, decimals)] : [])),
  );
  return [...pool, ...rounded];
}

/** Values between those that are named, so that as many facts as there are can all lie apart in one gap. */
function spread(
  named: readonly StructuredValue[],
  { side }: Variable,
  count: number,
): readonly StructuredValue[] {
  const numbers = [...new Set(named.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  if (side.valueType === 'date') return named.length > 0 ? named : ['2000-01-01', '2000-01-02', '2000-01-03'];
  if (side.valueType === 'text') return [...named, ...Array.from({ length: count }, (_, i) => `\u0002${i}`)];
  if (side.valueType !== 'number' && numbers.length === 0 && named.length > 0) return named;
  const between = numbers.flatMap((value, i) => {
    const next = numbers[i + 1];
    const gap = next === undefined ? 1 : (next - value) / (count + 1);
    return Array.from({ length: next === undefined ? 0 : count }, (_, k) => value + gap * (k + 1));
  });
  const first = numbers[0] ?? 0;
  const last = numbers[numbers.length - 1] ?? 0;
  const outside = Array.from({ length: count }, (_, k) => [first - k - 1, last + k + 1]).flat();
  return [...named, ...between, ...outside];
}
