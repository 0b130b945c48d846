import { nullColumn, type Column } from '../column/index.js';
import type { Grid } from '../evaluation/index.js';
import type { GridHistory, ItemHistory } from './replay-input.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Places of the first and the last period, inclusive; empty while `to < from`. */
export interface Extent {
  from: number;
  to: number;
}

export const nothing = (): Extent => ({ from: Number.POSITIVE_INFINITY, to: -1 });

export function widen(extent: Extent, period: number): void {
  if (period < extent.from) extent.from = period;
  if (period > extent.to) extent.to = period;
}

/** What one day brought: subjects with new values, and the periods these are of. */
export interface Learned {
  readonly subjects: readonly number[];
  readonly periods: Extent;
}

interface Stream {
  readonly history: ItemHistory;
  /** Rows in the order in which they became known. */
  readonly order: Uint32Array;
  readonly days: Int32Array;
  readonly values: Column;
  next: number;
}

/** The values of a grid as they were known on a day that only moves forward. */
export class KnownGrid {
  readonly width: number;
  /** Of all subjects, and of each one. */
  readonly extent = nothing();
  readonly extents: readonly Extent[];
  /** Days on which something became known, ascending. */
  readonly days: readonly number[];
  private readonly streams: readonly Stream[];
  private readonly seenOn: Int32Array;

  constructor(
    readonly history: GridHistory,
    utcOffsetMinutes: number,
  ) {
    const { items, periods, subjects } = history;
    this.width = periods.length;
    this.extents = subjects.map(nothing);
    this.seenOn = new Int32Array(subjects.length).fill(-1);
    this.streams = items.map((one) => streamOf(one, subjects.length * periods.length, utcOffsetMinutes));
    const days = new Set(this.streams.flatMap(({ days: known }) => [...new Set(known)]));
    this.days = [...days].sort((a, b) => a - b);
  }

  /** Takes in all that is known by the end of a day, given as days since the epoch. */
  learn(day: number): Learned {
    const subjects: number[] = [];
    const periods = nothing();
    for (const stream of this.streams) {
      const { history, order, values } = stream;
      while (stream.next < order.length && (stream.days[stream.next] as number) <= day) {
        const row = order[stream.next++] as number;
        const subject = history.subject[row] as number;
        const period = history.period[row] as number;
        copyValue(history.values, row, values, subject * this.width + period);
        widen(periods, period);
        widen(this.extent, period);
        widen(this.extents[subject] as Extent, period);
        if (this.seenOn[subject] !== day) {
          this.seenOn[subject] = day;
          subjects.push(subject);
        }
      }
    }
    return { subjects, periods };
  }

  /** The grid as known now; of some subjects and a stretch of periods where these are named. */
  grid(valid: Uint8Array, part?: { readonly subjects: readonly number[]; readonly periods: Extent }): Grid {
    const { history } = this;
    const { items: _items, undated: _undated, ...head } = history;
    const items = Object.fromEntries(this.streams.map(({ history: one, values }) => [one.item, values]));
    if (!part) return { ...head, valid, items };
    const cells = this.#cellsOf(part.subjects, part.periods);
    const gathered = (columns: Readonly<Record<string, Column>>): Record<string, Column> =>
      Object.fromEntries(Object.entries(columns).map(([key, one]) => [key, pickCells(one, cells)]));
    return {
      ...head,
      subjects: part.subjects.map((place) => history.subjects[place] as string),
      periods: history.periods.slice(part.periods.from, part.periods.to + 1),
      valid: Uint8Array.from(cells, (cell) => valid[cell] as number),
      items: gathered(items),
      attributes: gathered(history.attributes),
      ...(history.facts && { facts: gathered(history.facts) }),
    };
  }

  #cellsOf(subjects: readonly number[], { from, to }: Extent): Int32Array {
    const cells = new Int32Array(subjects.length * (to - from + 1));
    let next = 0;
    for (const subject of subjects) {
      for (let period = from; period <= to; period++) cells[next++] = subject * this.width + period;
    }
    return cells;
  }
}

function streamOf(history: ItemHistory, cells: number, utcOffsetMinutes: number): Stream {
  const { knownAt, values } = history;
  const order = Uint32Array.from(knownAt, (_, i) => i);
  if (!isAscending(knownAt)) {
    order.sort((a, b) => (knownAt[a] as number) - (knownAt[b] as number) || a - b);
  }
  const days = Int32Array.from(order, (row) =>
    Math.floor(((knownAt[row] as number) + utcOffsetMinutes * MINUTE_MS) / DAY_MS),
  );
  return { history, order, days, values: nullColumn(values.kind, cells), next: 0 };
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if ((values[i - 1] as number) > (values[i] as number)) return false;
  return true;
}

/** Both columns are of one kind. */
function copyValue(from: Column, row: number, to: Column, cell: number): void {
  if (to.kind === 'number') to.values[cell] = from.values[row] as number;
  else (to.values as (number | string | null)[])[cell] = from.values[row] as number | string | null;
}

function pickCells(column: Column, cells: Int32Array): Column {
  const picked = nullColumn(column.kind, cells.length);
  for (let i = 0; i < cells.length; i++) copyValue(column, cells[i] as number, picked, i);
  return picked;
}
