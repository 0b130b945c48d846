import { nullColumn, type Column } from '../../column/index.js';
import type { FactRef } from '../../model/index.js';
import type { CellPairs } from './edge-index.js';
import type { GridColumns, RelatedColumn } from './related-column.js';

/** The value of the subject above each cell; not known where there are several. */
export function parentColumn(
  fact: FactRef,
  upper: GridColumns,
  here: GridColumns,
  pairs: CellPairs,
): RelatedColumn | undefined {
  const { via: _via, ...inner } = fact;
  const source = upper.unrounded(inner);
  if (!source) return undefined;
  const count = here.grid.subjects.length * here.grid.periods.length;
  const members = new Int32Array(count);
  const from = new Int32Array(count).fill(-1);
  pairs.lower.forEach((cell, pair) => {
    members[cell] = (members[cell] ?? 0) + 1;
    from[cell] = pairs.upper[pair] ?? -1;
  });
  const column: Column = nullColumn(source.kind, count);
  const missing = new Int32Array(count);
  const values = column.values as (string | number | null)[];
  for (let cell = 0; cell < count; cell++) {
    if (members[cell] !== 1) continue;
    const value = source.values[from[cell] ?? -1];
    values[cell] = value ?? null;
    if (value === undefined || value === null || (source.kind === 'number' && Number.isNaN(value)))
      missing[cell] = 1;
    if (source.kind === 'boolean' && value === 2) missing[cell] = 1;
  }
  return { column, members, missing };
}
