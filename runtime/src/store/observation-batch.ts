import type { ObservationBatch } from '../ports/index.js';
import { compareRows, sortedOrder } from './copy/index.js';
import { StoreMisuse } from './store-misuse.js';

const INT4_MAX = 2 ** 31 - 1;

/** A batch that has been looked at: in the order of its cells, with what each cell is worth in the end. */
export interface OrderedBatch {
  readonly batch: ObservationBatch;
  readonly sliceId: ArrayLike<number>;
  /** All rows, by item, slice, subject and period. */
  readonly order: Uint32Array;
  /** For each cell the row known last, in the same order. */
  readonly latest: Uint32Array;
  /** Ascending. */
  readonly itemIds: readonly number[];
  readonly subjectIds: ReadonlySet<number>;
}

/** @throws StoreMisuse `store.invalidBatch` */
export function orderBatch(batch: ObservationBatch, sliceId: ArrayLike<number>): OrderedBatch {
  const subjectIds = new Set<number>();
  const itemIds = new Set<number>();
  for (let i = 0; i < batch.length; i++) {
    const [item, subject, period] = [at(batch.item, i), at(batch.subjectId, i), at(batch.period, i)];
    assertKey('item', item, i);
    assertKey('subjectId', subject, i);
    assertKey('period', period, i);
    const number = at(batch.number, i);
    if (number === Infinity || number === -Infinity) throw invalid(`number is infinite`, i);
    if (!Number.isFinite(at(batch.knownAt, i))) throw invalid('knownAt is no instant', i);
    itemIds.add(item);
    subjectIds.add(subject);
  }
  const cell = [batch.item, sliceId, batch.subjectId, batch.period];
  const order = sortedOrder(batch.length, cell);
  return {
    batch,
    sliceId,
    order,
    latest: latestOfEach(order, cell, batch.knownAt),
    itemIds: [...itemIds].sort((a, b) => a - b),
    subjectIds,
  };
}

/** Of rows known at the same instant the later one counts. */
function latestOfEach(
  order: Uint32Array,
  cell: readonly ArrayLike<number>[],
  knownAt: ArrayLike<number>,
): Uint32Array {
  const latest = new Uint32Array(order.length);
  let cells = 0;
  for (const row of order) {
    const previous = cells === 0 ? undefined : (latest[cells - 1] as number);
    if (previous === undefined || compareRows(cell, previous, row) !== 0) latest[cells++] = row;
    else if (at(knownAt, row) >= at(knownAt, previous)) latest[cells - 1] = row;
  }
  return latest.subarray(0, cells);
}

export function at(column: ArrayLike<number>, index: number): number {
  return column[index] ?? NaN;
}

function assertKey(column: string, value: number, row: number): void {
  if (!Number.isInteger(value) || value <= 0 || value > INT4_MAX) {
    throw invalid(`${column} is no key: ${value}`, row);
  }
}

function invalid(what: string, row: number): StoreMisuse {
  return new StoreMisuse('store.invalidBatch', `row ${row} of a batch of observations: ${what}`);
}
