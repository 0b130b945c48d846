import type { Formula } from '../../feel/index.js';
import type { FactRef, FactVia } from '../../model/index.js';
import type { CellPairs } from './edge-index.js';
import { emptyRelated, numbersOf, type GridColumns, type RelatedColumn } from './related-column.js';
import { summarise } from './summarise.js';

/** What is made of the subjects below each cell. */
export function childrenColumn(
  fact: FactRef,
  via: FactVia,
  condition: Formula | undefined,
  lower: GridColumns,
  here: GridColumns,
  { lower: cells, upper }: CellPairs,
): RelatedColumn {
  const below = lower.grid.subjects.length * lower.grid.periods.length;
  const { via: _via, ...inner } = fact;
  const numbers = fact.kind === 'level' ? undefined : numbersOf(lower.unrounded(inner), below);
  const truths = condition && truthsOf(condition, lower, below);
  const count = here.grid.subjects.length * here.grid.periods.length;
  const result = emptyRelated(count);
  let start = 0;
  for (let cell = 0; cell < count; cell++) {
    let end = start;
    while (end < upper.length && upper[end] === cell) end++;
    const first = start;
    const summary = summarise(via.aggregate, via.known === true, {
      length: end - first,
      truthAt: (member) => (truths ? (truths[cells[first + member] ?? -1] ?? 2) : 1),
      numberAt: numbers && ((member) => numbers[cells[first + member] ?? -1] ?? NaN),
    });
    result.column.values[cell] = summary.value;
    result.members[cell] = summary.members;
    result.missing[cell] = summary.missing;
    start = end;
  }
  return result;
}

/** 0 no, 1 yes, 2 not known, for each cell. */
export function truthsOf(
  condition: Formula,
  source: Pick<GridColumns, 'unrounded'>,
  count: number,
): Uint8Array {
  const columns = condition.facts.map((fact) => source.unrounded(fact));
  const column = condition.evaluateColumns(columns, count);
  return column.kind === 'boolean' ? column.values : new Uint8Array(count).fill(2);
}
