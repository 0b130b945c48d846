import type { Leaf } from './condition-program.js';
import { type ClassedStretches, nearestEdge } from './nearest-edge.js';
import type { Edge } from './stretch.js';
import { FALSE, TRUE, type TruthCode } from './truth-code.js';
import type { ClassTable } from './value-classes.js';

/** Where a value would have to go for a comparison with what is written in the rule, worked out once. */
export class LeafMoves {
  /** By truth wanted, 0 and 1. */
  #numbers: readonly [ClassedStretches, ClassedStretches] | undefined;
  #texts: readonly [Edge | undefined, Edge | undefined] | undefined;

  constructor(
    private readonly leaf: Leaf,
    private readonly table: ClassTable,
  ) {}

  ofNumber(current: number, wanted: TruthCode): Edge | undefined {
    this.#numbers ??= [this.#stretches(current, FALSE), this.#stretches(current, TRUE)];
    const stretches = this.#numbers[wanted as 0 | 1];
    return nearestEdge(stretches, ALL, current, this.table.decimals);
  }

  ofText(current: string, wanted: TruthCode): Edge | undefined {
    this.#texts ??= [this.#first(current, FALSE), this.#first(current, TRUE)];
    return this.#texts[wanted as 0 | 1];
  }

  #stretches(current: number | string, wanted: TruthCode): ClassedStretches {
    const classes = this.table.ofValue(current, () => null);
    if (classes === undefined) return { type: undefined, stretches: [], bits: [] };
    const allowed = (wanted === TRUE ? classes.whenTrue : classes.whenFalse)[
      this.leaf.left.uses.indexOf(this.leaf)
    ] as number;
    const stretches = classes.stretches.filter((_, i) => ((classes.bits[i] as number) & allowed) !== 0);
    return { type: classes.type, stretches, bits: stretches.map(() => ALL) };
  }

  #first(current: string, wanted: TruthCode): Edge | undefined {
    return nearestEdge(this.#stretches(current, wanted), ALL, current, undefined);
  }
}

const ALL = 1;
