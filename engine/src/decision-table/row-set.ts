import type { HitPolicy, Truth } from '../model/index.js';

/** Rows of a table as bits, 32 to a word. */
export type RowBits = Int32Array;

/** Rows that hold for sure, and rows that are not ruled out (those that hold among them). */
export interface RowSet {
  /** Small integer: which one it is of those an index has made. */
  readonly number: number;
  readonly sure: RowBits;
  readonly possible: RowBits;
  /** Words of `possible` that are not empty, as bits: most rows of a large table are ruled out 1,024 at a time. */
  readonly occupied: RowBits;
}

export function emptyRowSet(rows: number, number = 0): RowSet {
  const words = (rows + 31) >> 5;
  return {
    number,
    sure: new Int32Array(words),
    possible: new Int32Array(words),
    occupied: new Int32Array((words + 31) >> 5),
  };
}

export function addRow({ sure, possible, occupied }: RowSet, row: number, truth: Truth): void {
  if (truth === false) return;
  const [word, bit] = [row >> 5, 1 << (row & 31)];
  possible[word] = (possible[word] as number) | bit;
  occupied[word >> 5] = (occupied[word >> 5] as number) | (1 << (word & 31));
  if (truth) sure[word] = (sure[word] as number) | bit;
}

export function truthOfRow({ sure, possible }: RowSet, row: number): Truth {
  const [word, bit] = [row >> 5, 1 << (row & 31)];
  if (((possible[word] as number) & bit) === 0) return false;
  return ((sure[word] as number) & bit) === 0 ? null : true;
}

/** The rows that are in all sets, as a set of its own. */
export function intersect(sets: readonly RowSet[], rows: number): RowSet {
  const out = emptyRowSet(rows);
  forEachWord(sets, (w, possible, sure) => {
    out.possible[w] = possible;
    out.sure[w] = sure;
    out.occupied[w >> 5] = (out.occupied[w >> 5] as number) | (1 << (w & 31));
    return true;
  });
  return out;
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

/** No row is possible. */
export const NO_ROW = -1;
/** It takes a closer look. */
export const NOT_PLAIN = -2;

/** The row that FIRST or UNIQUE picks, `NO_ROW` or `NOT_PLAIN`, without writing the intersection down. */
export function plainRow(hitPolicy: HitPolicy, sets: readonly RowSet[]): number {
  if (sets.length === 0 || (hitPolicy !== 'FIRST' && hitPolicy !== 'UNIQUE')) return NOT_PLAIN;
  let found = NO_ROW;
  forEachWord(sets, (w, possible, sure) => {
    const bit = possible & -possible;
    const plain = (sure & bit) !== 0 && (hitPolicy === 'FIRST' || (sure === bit && found === NO_ROW));
    found = plain ? (w << 5) + lowestBit(bit) : NOT_PLAIN;
    return plain && hitPolicy === 'UNIQUE';
  });
  return found;
}

/** Visits the words in which all sets have rows, in order, until `visit` says no. */
function forEachWord(
  sets: readonly RowSet[],
  visit: (word: number, possible: number, sure: number) => boolean,
): void {
  const head = sets[0] as RowSet;
  const depth = sets.length;
  for (let o = 0; o < head.occupied.length; o++) {
    let words = head.occupied[o] as number;
    for (let i = 1; i < depth; i++) words &= (sets[i] as RowSet).occupied[o] as number;
    for (; words !== 0; words &= words - 1) {
      const w = (o << 5) + lowestBit(words);
      let possible = head.possible[w] as number;
      let sure = head.sure[w] as number;
      for (let i = 1; i < depth; i++) {
        const set = sets[i] as RowSet;
        possible &= set.possible[w] as number;
        sure &= set.sure[w] as number;
      }
      if (possible !== 0 && !visit(w, possible, sure)) return;
    }
  }
}
