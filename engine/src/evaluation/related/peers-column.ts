import { valueAt, type Column } from '../../column/index.js';
import type { Dictionary, FactRef, FactVia } from '../../model/index.js';
import { asRanked, peerGroup } from './among-peers.js';
import { emptyRelated, numbersOf, type GridColumns, type RelatedColumn } from './related-column.js';

/** What the peers of each cell say: the subjects of `all` that are valid in its period and share its group. */
export function peersColumn(
  fact: FactRef,
  via: FactVia,
  all: GridColumns,
  here: GridColumns,
  dictionary: Dictionary,
): RelatedColumn {
  const { via: _via, ...inner } = fact;
  const { periods, subjects, valid } = all.grid;
  const width = periods.length;
  const numbers = numbersOf(all.unrounded(inner), subjects.length * width).map(asRanked(fact, dictionary));
  const by = via.by === undefined ? undefined : all.unrounded({ kind: 'attribute', code: via.by });
  const result = emptyRelated(here.grid.subjects.length * here.grid.periods.length);
  const rowOf = new Map(subjects.map((code, row) => [code, row]));
  const rows = here.grid.subjects.map((code) => rowOf.get(code) ?? -1);
  here.grid.periods.forEach((period, at) => {
    const column = periods.indexOf(period);
    if (column < 0) return;
    const groups = new Map<string, number[]>();
    for (let cell = column; cell < subjects.length * width; cell += width) {
      const group = valid[cell] === 1 ? groupOf(via, by, cell) : undefined;
      if (group === undefined) continue;
      const cells = groups.get(group);
      if (cells) cells.push(cell);
      else groups.set(group, [cell]);
    }
    const judged = new Map([...groups].map(([group, cells]) => [group, peersOf(via, cells, numbers)]));
    rows.forEach((row, subject) => {
      const cell = row * width + column;
      const group = row < 0 || valid[cell] !== 1 ? undefined : groupOf(via, by, cell);
      const peers = group === undefined ? undefined : judged.get(group);
      if (!peers) return;
      const target = subject * here.grid.periods.length + at;
      result.column.values[target] = peers.group.of(numbers[cell] ?? NaN);
      result.members[target] = peers.members;
      result.missing[target] = peers.missing;
    });
  });
  return result;
}

function peersOf(via: FactVia, cells: readonly number[], numbers: Float64Array) {
  const values = cells.map((cell) => numbers[cell] ?? NaN);
  return {
    group: peerGroup(via, values),
    members: values.length,
    missing: values.filter((value) => Number.isNaN(value)).length,
  };
}

/** A subject whose attribute is not known has no group. */
function groupOf({ by }: FactVia, column: Column | undefined, cell: number): string | undefined {
  if (by === undefined) return '';
  const value = column ? valueAt(column, cell) : null;
  return value === null ? undefined : `${typeof value}:${String(value)}`;
}
