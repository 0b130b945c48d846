import type { Column } from '../../column/index.js';
import type { FeelNode } from '../feel-node.js';
import type { FormulaSlot } from '../formula-slot.js';

/**
 * How columns are computed: by code generated from the checked tree, or by loops over its nodes. Results are equal;
 * a part that has no code (see `NotGenerated`) makes the whole formula interpreted.
 */
export type ColumnBackend = 'generated' | 'interpreted';

/** Computes `count` cells into `out`; columns stand by slot and are of their slots' types. */
export type ColumnLoop = (columns: readonly Column[], out: Column['values'], count: number) => void;

/** A checked tree to be computed over columns. */
export interface ColumnTask {
  readonly root: FeelNode;
  readonly slots: readonly FormulaSlot[];
  /** The formula as typed. */
  readonly text: string;
  /** Numbers are rounded to so many decimals; as computed when absent. */
  readonly decimals: number | undefined;
}
