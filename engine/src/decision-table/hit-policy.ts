import type { FactValue, HitPolicy } from '../model/index.js';
import { rowsOf, type RowSet } from './row-set.js';

/** Values of a row by output. */
export type RowValues = readonly FactValue[];

/** What a hit policy makes of the rows that hold. */
export type Outcome =
  /** The rows whose values are the result, in the policy's order. */
  | { readonly kind: 'rows'; readonly rows: readonly number[] }
  | { readonly kind: 'none' }
  /** These rows may hold, and whether they do changes the result. */
  | { readonly kind: 'unknown'; readonly rows: readonly number[] }
  /** Rows hold that must not hold together. */
  | { readonly kind: 'conflict'; readonly rows: readonly number[] };

export interface PolicyContext {
  readonly valuesOf: (row: number) => RowValues;
  /** Rank of a row by its outputs' allowed values, highest priority first: smaller comes first. */
  readonly compare: (a: number, b: number) => number;
}

/** DMN 1.5, 8.2.8, over three-valued rows. */
export const HIT_POLICIES: Record<HitPolicy, (set: RowSet, context: PolicyContext) => Outcome> = {
  /** The table promises that no two rows hold at once, so one that holds is the answer. */
  UNIQUE: (set) => promised(set, () => false),
  /** The table promises that rows which hold at once say the same. */
  ANY: (set, { valuesOf }) => promised(set, (a, b) => sameValues(valuesOf(a), valuesOf(b))),
  FIRST: (set, { valuesOf }) => {
    const [hit] = rowsOf(set.sure);
    const before = openRows(set).filter((row) => hit === undefined || row < hit);
    return picked(hit, before, valuesOf);
  },
  PRIORITY: (set, { compare, valuesOf }) => {
    const [hit] = rowsOf(set.sure).sort(compare);
    const before = openRows(set).filter((row) => hit === undefined || compare(row, hit) < 0);
    return picked(hit, before, valuesOf);
  },
  COLLECT: (set) => all(set),
  'RULE ORDER': (set) => all(set),
  'OUTPUT ORDER': (set, { compare }) => {
    const outcome = all(set);
    return outcome.kind === 'rows' ? { kind: 'rows', rows: [...outcome.rows].sort(compare) } : outcome;
  },
};

/** Whether a policy gives a list rather than one value. */
export const GIVES_LIST: Readonly<Record<HitPolicy, boolean>> = {
  UNIQUE: false,
  ANY: false,
  PRIORITY: false,
  FIRST: false,
  COLLECT: true,
  'RULE ORDER': true,
  'OUTPUT ORDER': true,
};

/** Rows that may come before the one that holds leave it open, unless they say the same. */
function picked(
  hit: number | undefined,
  before: readonly number[],
  valuesOf: PolicyContext['valuesOf'],
): Outcome {
  if (hit === undefined) return before.length > 0 ? { kind: 'unknown', rows: before } : { kind: 'none' };
  return before.every((row) => sameValues(valuesOf(row), valuesOf(hit)))
    ? { kind: 'rows', rows: [hit] }
    : { kind: 'unknown', rows: before };
}

function promised(set: RowSet, agree: (a: number, b: number) => boolean): Outcome {
  const sure = rowsOf(set.sure);
  const [hit] = sure;
  if (hit === undefined) {
    const open = openRows(set);
    return open.length > 0 ? { kind: 'unknown', rows: open } : { kind: 'none' };
  }
  return sure.every((row) => row === hit || agree(hit, row))
    ? { kind: 'rows', rows: [hit] }
    : { kind: 'conflict', rows: sure };
}

function all(set: RowSet): Outcome {
  const open = openRows(set);
  if (open.length > 0) return { kind: 'unknown', rows: open };
  const rows = rowsOf(set.sure);
  return rows.length === 0 ? { kind: 'none' } : { kind: 'rows', rows };
}

function openRows({ sure, possible }: RowSet): number[] {
  return rowsOf(possible.map((word, w) => word & ~(sure[w] as number)));
}

export function sameValues(a: RowValues, b: RowValues): boolean {
  return a.every((value, i) => value === b[i]);
}

/** Order of rows by the outputs' allowed values; a value that is not allowed comes last. */
export function byPriority(
  allowed: readonly (readonly FactValue[] | undefined)[],
  valuesOf: (row: number) => RowValues,
): (a: number, b: number) => number {
  const rank = (value: FactValue, output: number): number => {
    const index = (allowed[output] ?? []).indexOf(value);
    return index < 0 ? Infinity : index;
  };
  return (a, b) => {
    const [left, right] = [valuesOf(a), valuesOf(b)];
    for (const output of allowed.keys()) {
      const difference = rank(left[output] ?? null, output) - rank(right[output] ?? null, output);
      if (difference < 0 || difference > 0) return difference;
    }
    return a - b;
  };
}
