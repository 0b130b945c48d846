import type { Column, Grid, PeriodKind } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';

type ViewColumn = GridView['items'][string];

/** The grid as the engine takes it: typed arrays, `null` as NaN or 2. */
export function gridFromView(view: GridView): Grid {
  return {
    level: view.level,
    periodKind: view.periodKind as PeriodKind,
    subjects: view.subjects.map(({ code }) => code),
    periods: view.periods,
    valid: Uint8Array.from(view.valid),
    items: columnsOf(view.items),
    attributes: columnsOf(view.attributes),
  };
}

function columnsOf(columns: Readonly<Record<string, ViewColumn>>): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([code, column]) => [code, columnOf(column)]));
}

function columnOf({ kind, values }: ViewColumn): Column {
  if (kind === 'number') {
    return { kind, values: Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN)) };
  }
  if (kind === 'boolean') {
    return {
      kind,
      values: Uint8Array.from(values, (value) => (value === null ? 2 : value === true ? 1 : 0)),
    };
  }
  return {
    kind: kind === 'date' ? 'date' : 'text',
    values: values.map((value) => (typeof value === 'string' ? value : null)),
  };
}
