import type { FactValue } from '../../model/index.js';
import type { StructuredValue } from '../rule-facts.js';
import type { Leaf, Variable } from './program-node.js';
import type { Judged } from './judged.js';
import { TRUE, type TruthCode } from './truth-code.js';
import { distanceTo, nearestEdge } from './nearest-edge.js';
import type { Edge } from './stretch.js';
import { classOf, type ClassTable, type ValueClasses } from './value-classes.js';

/** The values of a judgement as they are, and where they could go. */
export class Moves {
  readonly #classes: (ValueClasses | null | undefined)[];
  readonly #decimals: readonly (number | undefined)[];

  constructor(
    readonly judged: Judged,
    private readonly tables: readonly ClassTable[],
  ) {
    this.#classes = tables.map(() => undefined);
    this.#decimals = tables.map(({ decimals }) => decimals);
  }

  /** To be called for each judgement. */
  reset(): void {
    this.#classes.fill(undefined);
  }

  /** `undefined` for what cannot be moved: missing values, lists, objects. */
  classes({ index }: Variable): ValueClasses | undefined {
    let known = this.#classes[index];
    if (known === undefined) {
      const value = this.judged.values[index] as StructuredValue;
      known = (this.tables[index] as ClassTable).ofValue(value, this.#valueOf) ?? null;
      this.#classes[index] = known;
    }
    return known ?? undefined;
  }

  readonly #valueOf = ({ index }: Variable) => this.judged.values[index] as StructuredValue;

  /** The class of the value as it is; 0 for what cannot be moved. */
  current(variable: Variable): number {
    const classes = this.classes(variable);
    return classes === undefined ? 0 : classOf(variable, classes, this.judged.truths);
  }

  /** The classes in which a comparison has a truth, the other side as it is. */
  allowed(variable: Variable, leaf: Leaf, wanted: TruthCode): number {
    const classes = this.classes(variable);
    if (classes === undefined) return 0;
    const use = variable.uses.length === 1 ? 0 : variable.uses.indexOf(leaf);
    return (wanted === TRUE ? classes.whenTrue : classes.whenFalse)[use] as number;
  }

  nearest(variable: Variable, allowed: number): Edge | undefined {
    const classes = allowed === 0 ? undefined : this.classes(variable);
    if (classes === undefined) return undefined;
    return nearestEdge(classes, allowed, this.valueOf(variable), this.#decimals[variable.index]);
  }

  /** For comparing: how far, then whether beyond, then whether upwards. */
  farness(variable: Variable, edge: Edge): readonly number[] {
    const from = this.valueOf(variable);
    const distance = distanceTo(edge, from, this.classes(variable)?.type);
    const decimals = this.#decimals[variable.index];
    const steps = decimals === undefined ? distance : Math.round(distance * 10 ** decimals);
    const isUpwards = from !== null && edge.value !== null && edge.value > from;
    return [steps, edge.bound === 'exactly' ? 0 : 1, isUpwards ? 1 : 0];
  }

  valueOf({ index }: Variable): FactValue {
    return this.judged.values[index] as FactValue;
  }
}
