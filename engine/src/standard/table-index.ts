import { UNKNOWN_BOOLEAN, type Column } from '../column/index.js';
import type { FactValue, Standard } from '../model/index.js';
import { HIT_POLICIES, rowTruth } from './hit-policy.js';
import type { InputClasses } from './input-classes.js';

const NO_ROW = -1;

/** Combinations that are remembered in an array; above that in a map. */
const SMALL = 1_000_000;

/** A decision table for many subjects: each combination of classes that occurs is decided once. */
export class TableIndex {
  constructor(
    private readonly standard: Standard,
    private readonly inputs: readonly InputClasses[],
  ) {}

  /** Writes each line's value for the rows that apply; other cells are left as they are. */
  fill(columns: readonly Column[], count: number, lines: Readonly<Record<string, Float64Array>>): void {
    const rows = this.rowsOf(columns, count);
    for (const { code } of this.standard.lines) {
      const values = Float64Array.from(this.standard.rows, (row) => row.lines[code] ?? NaN);
      const out = lines[code] as Float64Array;
      for (let cell = 0; cell < count; cell++) {
        const row = rows[cell] as number;
        if (row !== NO_ROW) out[cell] = values[row] as number;
      }
    }
  }

  private rowsOf(columns: readonly Column[], count: number): Int32Array {
    const classes = this.inputs.map((input, i) => classColumn(input, columns[i] as Column, count));
    const sizes = classes.map((column) => column.reduce((most, index) => Math.max(most, index), 0) + 1);
    const decided = decisions(sizes.reduce((product, size) => product * size, 1));
    const combination = new Array<number>(classes.length).fill(0);
    const rows = new Int32Array(count);
    for (let cell = 0; cell < count; cell++) {
      let key = 0;
      for (let i = 0; i < classes.length; i++) {
        const index = (classes[i] as Int32Array)[cell] as number;
        combination[i] = index;
        key = key * (sizes[i] as number) + index;
      }
      let row = decided.get(key);
      if (row === undefined) decided.set(key, (row = this.decide(combination)));
      rows[cell] = row;
    }
    return rows;
  }

  private decide(combination: readonly number[]): number {
    const truths = this.inputs.map((input, i) => input.truthsOf(combination[i] as number));
    const rows = this.standard.rows.map((_, r) => rowTruth(truths.map((cells) => cells[r] ?? null)));
    const hit = HIT_POLICIES[this.standard.hitPolicy](rows);
    return typeof hit === 'number' ? hit : NO_ROW;
  }
}

interface Decisions {
  get(key: number): number | undefined;
  set(key: number, row: number): unknown;
}

/** Rows by combination; nothing is remembered where combinations cannot be counted exactly. */
function decisions(size: number): Decisions {
  if (size > Number.MAX_SAFE_INTEGER) return { get: () => undefined, set: () => undefined };
  if (size > SMALL) return new Map<number, number>();
  const UNDECIDED = -2;
  const rows = new Int32Array(size).fill(UNDECIDED);
  return {
    get: (key) => (rows[key] === UNDECIDED ? undefined : rows[key]),
    set: (key, row) => {
      rows[key] = row;
    },
  };
}

function classColumn(input: InputClasses, column: Column, count: number): Int32Array {
  const classes = new Int32Array(count);
  let lastValue: FactValue | undefined;
  let lastClass = 0;
  for (let cell = 0; cell < count; cell++) {
    const value = cellValue(column, cell);
    if (value !== lastValue) {
      lastValue = value;
      lastClass = input.classOf(value);
    }
    classes[cell] = lastClass;
  }
  return classes;
}

function cellValue(column: Column, cell: number): FactValue {
  if (column.kind === 'number') {
    const value = column.values[cell] as number;
    return value - value === 0 ? value : null;
  }
  if (column.kind === 'boolean') {
    const code = column.values[cell];
    return code === UNKNOWN_BOOLEAN ? null : code === 1;
  }
  return column.values[cell] ?? null;
}
