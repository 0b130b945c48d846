import type { ObservationBatch } from '../../ports/index.js';
import type { CheckedObservation } from './check-observations.js';

/** Column-wise; booleans are 1 and 0, dates stand as text. */
export function observationBatch(
  rows: readonly CheckedObservation[],
  itemIds: ReadonlyMap<string, number>,
): ObservationBatch {
  return {
    length: rows.length,
    item: rows.map(({ item }) => itemIds.get(item.code) ?? 0),
    subjectId: rows.map(({ subject }) => subject.id),
    period: rows.map((row) => row.periodKey),
    number: rows.map(({ value }) =>
      typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN,
    ),
    text: rows.map(({ value }) => (typeof value === 'string' ? value : null)),
    knownAt: rows.map(({ knownAtMs }) => knownAtMs),
    slice: rows.map(({ slice }) => slice),
  };
}
