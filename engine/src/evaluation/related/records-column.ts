import type { Formula } from '../../feel/index.js';
import type { DataSet, FactRef, FactVia } from '../../model/index.js';
import { periodContaining } from '../../time/index.js';
import { RecordSelection } from './record-selection.js';
import { emptyRelated, type GridColumns, type RelatedColumn } from './related-column.js';
import type { SubjectRecord } from './related-grids.js';

/** What is made of each subject's records of each period. */
export function recordsColumn(
  fact: FactRef,
  via: FactVia,
  condition: Formula | undefined,
  dataSet: DataSet,
  records: readonly SubjectRecord[],
  { grid }: GridColumns,
): RelatedColumn {
  const width = grid.periods.length;
  const rowOf = new Map(grid.subjects.map((code, row) => [code, row]));
  const columnOf = new Map(grid.periods.map((period, column) => [period, column]));
  const places: number[][] = Array.from({ length: grid.subjects.length * width }, () => []);
  records.forEach(({ subject, occurredAt }, place) => {
    const row = rowOf.get(subject);
    if (row === undefined) return;
    const period = periodContaining(grid.periodKind, occurredAt.slice(0, 10), grid.calendar);
    const column = period === undefined ? undefined : columnOf.get(period);
    if (column !== undefined) places[row * width + column]?.push(place);
  });
  const selection = new RecordSelection(
    fact,
    via,
    dataSet,
    records.map(({ fields }) => fields),
    condition,
  );
  const result = emptyRelated(places.length);
  places.forEach((own, cell) => {
    const { value, members, missing } = selection.summarise(own);
    result.column.values[cell] = value;
    result.members[cell] = members;
    result.missing[cell] = missing;
  });
  return result;
}
