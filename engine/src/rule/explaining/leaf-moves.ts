import type { FactValue } from '../../model/index.js';
import type { Leaf } from './condition-program.js';
import { nearestEdge } from './nearest-edge.js';
import type { Edge, Stretch } from './stretch.js';
import { FALSE, TRUE, type TruthCode } from './truth-code.js';
import type { ClassTable } from './value-classes.js';

/**
 * Where a plain value would have to go for a comparison with what is written in the rule, worked out once: all values
 * for which the comparison has one truth lie on one side of where it has the other, or as near to both sides.
 */
export class LeafMoves {
  /** By truth wanted, 0 and 1. */
  #edges: readonly [Edge | undefined, Edge | undefined] | undefined;

  constructor(
    private readonly leaf: Leaf,
    private readonly table: ClassTable,
  ) {}

  /** From a value for which the comparison has the other truth. */
  to(wanted: TruthCode): Edge | undefined {
    this.#edges ??= [this.#nearest(FALSE), this.#nearest(TRUE)];
    return this.#edges[wanted as 0 | 1];
  }

  #nearest(wanted: TruthCode): Edge | undefined {
    const classes = this.table.ofValue(this.leaf.plainType === 'number' ? 0 : '', () => null);
    if (classes === undefined) return undefined;
    const { whenTrue, whenFalse, stretches, bits } = classes;
    const [allowed = 0, current = 0] =
      wanted === TRUE ? [whenTrue[0], whenFalse[0]] : [whenFalse[0], whenTrue[0]];
    const from = stretches.findIndex((_, i) => ((bits[i] as number) & current) !== 0);
    if (from < 0) return undefined;
    return nearestEdge(
      classes,
      allowed,
      (stretches[from] as Stretch).sample as FactValue,
      this.table.decimals,
    );
  }
}
