import type { FactValue } from '../../model/index.js';
import type { Leaf } from './program-node.js';
import { type Move, moveTo } from './move.js';
import { nearestEdge } from './nearest-edge.js';
import type { Edge } from './stretch.js';
import { FALSE, TRUE, type TruthCode } from './truth-code.js';
import type { ClassTable } from './value-classes.js';

/**
 * Where a plain value would have to go for a comparison with what is written in the rule, worked out once: from all
 * values for which the comparison has one truth, the nearest for which it has the other is the same.
 */
export class LeafMoves {
  /** By truth wanted, 0 and 1. */
  #moves: readonly [Move | undefined, Move | undefined] | undefined;

  constructor(
    private readonly leaf: Leaf,
    private readonly table: ClassTable,
  ) {}

  /** From a value for which the comparison has the other truth. */
  to(wanted: TruthCode): Move | undefined {
    this.#moves ??= [this.#move(FALSE), this.#move(TRUE)];
    return this.#moves[wanted as 0 | 1];
  }

  #move(wanted: TruthCode): Move | undefined {
    const edge = this.#nearest(wanted);
    return edge && moveTo(this.leaf.left, edge);
  }

  #nearest(wanted: TruthCode): Edge | undefined {
    const classes = this.table.ofValue(this.leaf.plainType === 'number' ? 0 : '', () => null);
    if (classes === undefined) return undefined;
    const { whenTrue, whenFalse, stretches, bits } = classes;
    const [allowed = 0, current = 0] =
      wanted === TRUE ? [whenTrue[0], whenFalse[0]] : [whenFalse[0], whenTrue[0]];
    const from = stretches.find((_, i) => ((bits[i] as number) & current) !== 0);
    return from && nearestEdge(classes, allowed, from.sample as FactValue, this.table.decimals);
  }
}
