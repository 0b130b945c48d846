import type { Truth } from '../../model/index.js';
import type { OrderOperator } from '../operator.js';

/** How two numbers are compared. */
export type NumberOperator = OrderOperator | 'equal';

/**
 * A condition tree over columns. Data stands in `BatchSlots`, nodes hold indices into it and numbers of the rule:
 * nothing that a person typed as text. A missing value makes a node neither true nor false.
 */
export type BatchNode =
  | { readonly kind: 'all' | 'any'; readonly children: readonly BatchNode[] }
  | { readonly kind: 'not'; readonly child: BatchNode }
  | { readonly kind: 'constant'; readonly truth: Truth }
  /** `child` where the numbers are there; for parts that do not look at them. */
  | { readonly kind: 'whenKnown'; readonly numbers: readonly number[]; readonly child: BatchNode }
  | {
      readonly kind: 'compare';
      readonly numbers: number;
      readonly operator: NumberOperator;
      readonly literal: number;
    }
  | {
      readonly kind: 'pair';
      readonly left: number;
      readonly right: number;
      readonly operator: NumberOperator;
    }
  | { readonly kind: 'member'; readonly numbers: number; readonly set: number }
  /** Truth by code, for at most 32 codes: bit `code` of two masks. */
  | { readonly kind: 'mask'; readonly codes: number; readonly mask: number }
  /** Truth by code: bit 0 true, bit 1 false. */
  | { readonly kind: 'table'; readonly codes: number; readonly table: number }
  | { readonly kind: 'row'; readonly row: number };

export type GroupNode = Extract<BatchNode, { kind: 'all' | 'any' }>;

export interface BatchSlots {
  readonly numbers: Float64Array[];
  readonly codes: (Int32Array | Uint8Array)[];
  /** Which rows have which code, for those of `codes` that know. */
  readonly bitmaps: ((() => readonly Uint32Array[]) | undefined)[];
  readonly masks: { readonly isTrue: number; readonly isFalse: number }[];
  readonly tables: Uint8Array[];
  readonly sets: ReadonlySet<number>[];
  /** Bits as in a table, for one row. */
  readonly rows: ((row: number) => number)[];
}

export const TRUE_BIT = 1;
export const FALSE_BIT = 2;

export function bitsOf(truth: Truth): number {
  return truth === null ? 0 : truth ? TRUE_BIT : FALSE_BIT;
}
