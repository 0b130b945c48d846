import type { FactKey, FactValue, ValueType } from '../model/index.js';

/** NaN is null. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}
export interface TextColumn {
  readonly kind: 'text' | 'date';
  readonly values: readonly (string | null)[];
}
/** 0 false, 1 true, 2 null. */
export interface BooleanColumn {
  readonly kind: 'boolean';
  readonly values: Uint8Array;
}

/** Values of one fact for many cells (subject × period), typed. */
export type Column = NumberColumn | TextColumn | BooleanColumn;

export type Columns = Readonly<Record<FactKey, Column>>;

export const UNKNOWN_BOOLEAN = 2;

export function columnLength(column: Column): number {
  return column.values.length;
}

/** The value of one cell; `null` also where a number is not finite. */
export function valueAt(column: Column, cell: number): FactValue {
  if (column.kind === 'number') {
    const value = column.values[cell];
    return value !== undefined && Number.isFinite(value) ? value : null;
  }
  if (column.kind === 'boolean') {
    const code = column.values[cell];
    return code === 1 ? true : code === 0 ? false : null;
  }
  return column.values[cell] ?? null;
}

/** A column of a type; values of another type become null. */
export function columnOf(type: ValueType, values: readonly FactValue[]): Column {
  if (type === 'number') {
    return {
      kind: 'number',
      values: Float64Array.from(values, (value) =>
        typeof value === 'number' && Number.isFinite(value) ? value : NaN,
      ),
    };
  }
  if (type === 'boolean') {
    return {
      kind: 'boolean',
      values: Uint8Array.from(values, (value) =>
        typeof value === 'boolean' ? Number(value) : UNKNOWN_BOOLEAN,
      ),
    };
  }
  return { kind: type, values: values.map((value) => (typeof value === 'string' ? value : null)) };
}

/** A column of which nothing is known. */
export function nullColumn(type: ValueType, count: number): Column {
  if (type === 'number') return { kind: 'number', values: new Float64Array(count).fill(NaN) };
  if (type === 'boolean') return { kind: 'boolean', values: new Uint8Array(count).fill(UNKNOWN_BOOLEAN) };
  return { kind: type, values: new Array<null>(count).fill(null) };
}
