import type { Column } from '../../column/index.js';
import type { FactRef } from '../../model/index.js';
import type { Grid } from '../grid.js';

/** Columns of one grid, as formulas read them. */
export interface GridColumns {
  readonly grid: Grid;
  /** Of a fact of the grid's own subjects; `undefined` where nothing is known of it. */
  unrounded(fact: FactRef): Column | undefined;
}

/** A column made of others' values, with what stood behind each cell. */
export interface RelatedColumn {
  readonly column: Column;
  readonly members: Int32Array;
  /** Of the members, how many lack what is asked of them. */
  readonly missing: Int32Array;
}

/** Numbers of a column; of any other kind of column none is known. */
export function numbersOf(column: Column | undefined, count: number): Float64Array {
  return column?.kind === 'number' ? column.values : new Float64Array(count).fill(NaN);
}

export function emptyRelated(count: number): RelatedColumn & { column: { values: Float64Array } } {
  return {
    column: { kind: 'number', values: new Float64Array(count).fill(NaN) },
    members: new Int32Array(count),
    missing: new Int32Array(count),
  };
}
