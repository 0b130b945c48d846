import { valueAt, type Column } from '../column/index.js';
import type { InputIndex } from './input-index.js';
import type { RowSet } from './row-set.js';

/** A column as small integers: the numbers of its values' row sets. */
export interface ClassColumn {
  readonly classes: Int32Array;
  readonly sets: readonly RowSet[];
}

export function classColumn(column: Column, index: InputIndex, count: number): ClassColumn {
  const classes = new Int32Array(count);
  if (column.kind === 'number') {
    const { values } = column;
    for (let cell = 0; cell < count; cell++) {
      const value = values[cell] as number;
      classes[cell] = index.rowsFor(Number.isNaN(value) ? null : value).number;
    }
  } else {
    for (let cell = 0; cell < count; cell++) classes[cell] = index.rowsFor(valueAt(column, cell)).number;
  }
  return { classes, sets: index.sets };
}

/** Combinations remembered: as many as there are cells, and these at least. */
const FEW = 65_536;
export const UNDECIDED = -1;

/** For each cell what `decide` says of its combination of classes; where they are few, each is asked about once. */
export function combinationColumn(
  columns: readonly ClassColumn[],
  count: number,
  decide: (sets: readonly RowSet[]) => number,
): Int32Array {
  const size = columns.reduce((product, { sets }) => product * Math.max(1, sets.length), 1);
  const decided = size <= Math.max(FEW, count) ? new Int32Array(size).fill(UNDECIDED) : undefined;
  const decisions = new Int32Array(count);
  const sets = new Array<RowSet>(columns.length);
  for (let cell = 0; cell < count; cell++) {
    let key = 0;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as ClassColumn;
      const at = column.classes[cell] as number;
      sets[i] = column.sets[at] as RowSet;
      key = key * column.sets.length + at;
    }
    let decision = decided?.[key] ?? UNDECIDED;
    if (decision === UNDECIDED) {
      decision = decide(sets);
      if (decided) decided[key] = decision;
    }
    decisions[cell] = decision;
  }
  return decisions;
}
