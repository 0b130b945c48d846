import type { HitPolicy, Truth } from '../model/index.js';

/** Rows of a table as bits, 32 to a word. */
export type RowBits = Int32Array;

/** Rows that hold for sure, and rows that are not ruled out (those that hold among them). */
export interface RowSet {
  readonly sure: RowBits;
  readonly possible: RowBits;
}

export function emptyRowSet(rows: number): RowSet {
  const words = (rows + 31) >> 5;
  return { sure: new Int32Array(words), possible: new Int32Array(words) };
}

export function addRow({ sure, possible }: RowSet, row: number, truth: Truth): void {
  if (truth === false) return;
  const [word, bit] = [row >> 5, 1 << (row & 31)];
  possible[word] = (possible[word] as number) | bit;
  if (truth) sure[word] = (sure[word] as number) | bit;
}

export function truthOfRow({ sure, possible }: RowSet, row: number): Truth {
  const [word, bit] = [row >> 5, 1 << (row & 31)];
  if (((possible[word] as number) & bit) === 0) return false;
  return ((sure[word] as number) & bit) === 0 ? null : true;
}

/** Writes into `out` the rows that are in all sets. */
export function intersect(sets: readonly RowSet[], out: RowSet): void {
  const words = out.sure.length;
  const [first] = sets;
  if (!first) return;
  for (let w = 0; w < words; w++) {
    let sure = first.sure[w] as number;
    let possible = first.possible[w] as number;
    for (let i = 1; i < sets.length; i++) {
      const set = sets[i] as RowSet;
      sure &= set.sure[w] as number;
      possible &= set.possible[w] as number;
    }
    out.sure[w] = sure;
    out.possible[w] = possible;
  }
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** Rows in a set of bits, ascending. */
export function rowsOf(bits: RowBits): number[] {
  const rows: number[] = [];
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w] as number; word !== 0; word &= word - 1) {
      rows.push((w << 5) + lowestBit(word));
    }
  }
  return rows;
}

/** Takes back what `addRow` said of a row that holds: it does not, or it is not known. */
export function removeRow({ sure, possible }: RowSet, row: number, truth: false | null): void {
  const [word, bit] = [row >> 5, 1 << (row & 31)];
  sure[word] = (sure[word] as number) & ~bit;
  if (truth === false) possible[word] = (possible[word] as number) & ~bit;
}

/**
 * The row that FIRST or UNIQUE picks, without writing the intersection down; -1 where it takes a closer look.
 */
export function onlyRow(hitPolicy: HitPolicy, sets: readonly RowSet[]): number {
  const [head] = sets;
  if (!head || (hitPolicy !== 'FIRST' && hitPolicy !== 'UNIQUE')) return -1;
  const { length } = head.sure;
  const depth = sets.length;
  let found = -1;
  for (let w = 0; w < length; w++) {
    let possible = head.possible[w] as number;
    for (let i = 1; i < depth && possible !== 0; i++) possible &= (sets[i] as RowSet).possible[w] as number;
    if (possible === 0) continue;
    let sure = possible;
    for (let i = 0; i < depth; i++) sure &= (sets[i] as RowSet).sure[w] as number;
    if (hitPolicy === 'FIRST') {
      const bit = possible & -possible;
      return (sure & bit) === 0 ? -1 : (w << 5) + lowestBit(bit);
    }
    if (sure === 0) continue;
    if (found >= 0 || (sure & (sure - 1)) !== 0) return -1;
    found = (w << 5) + lowestBit(sure);
  }
  return found;
}
