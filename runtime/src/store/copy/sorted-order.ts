const DIGIT_BITS = 16;
const RADIX = 1 << DIGIT_BITS;
/** Below this a comparison sort is quicker than clearing the counters. */
const FEW = 4_000;

/**
 * Indices in the order of the keys, the most significant key first; equal ones stay in their order.
 * Linear: a million rows with four keys take about 0.1 s. Rows in key order make every index cheaper to fill.
 *
 * @param keys  integers ≥ 0, < 2^31, each `length` long
 */
export function sortedOrder(length: number, keys: readonly ArrayLike<number>[]): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  if (isSorted(length, keys)) return order;
  if (length < FEW) return order.sort((a, b) => compareRows(keys, a, b) || a - b);
  let from = order;
  let to = new Uint32Array(length);
  const counts = new Uint32Array(RADIX);
  for (const key of [...keys].reverse()) {
    const { smallest, largest } = rangeOf(key, length);
    for (let shift = 0; shift < 31 && (largest - smallest) >>> shift > 0; shift += DIGIT_BITS) {
      countingPass(key, smallest, shift, from, to, counts);
      [from, to] = [to, from];
    }
  }
  return from;
}

function countingPass(
  key: ArrayLike<number>,
  smallest: number,
  shift: number,
  from: Uint32Array,
  to: Uint32Array,
  counts: Uint32Array,
): void {
  counts.fill(0);
  const mask = RADIX - 1;
  const length = from.length;
  for (let i = 0; i < length; i++) {
    const digit = (((key[i] as number) - smallest) >>> shift) & mask;
    counts[digit] = (counts[digit] as number) + 1;
  }
  let start = 0;
  for (let digit = 0; digit < RADIX; digit++) {
    const count = counts[digit] as number;
    counts[digit] = start;
    start += count;
  }
  for (let i = 0; i < length; i++) {
    const row = from[i] as number;
    const digit = (((key[row] as number) - smallest) >>> shift) & mask;
    const place = counts[digit] as number;
    counts[digit] = place + 1;
    to[place] = row;
  }
}

function rangeOf(key: ArrayLike<number>, length: number): { smallest: number; largest: number } {
  let smallest = Infinity;
  let largest = -Infinity;
  for (let i = 0; i < length; i++) {
    const value = key[i] as number;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  return { smallest, largest };
}

function isSorted(length: number, keys: readonly ArrayLike<number>[]): boolean {
  for (let i = 1; i < length; i++) if (compareRows(keys, i - 1, i) > 0) return false;
  return true;
}

/** By all keys; 0 for rows of the same cell. */
export function compareRows(keys: readonly ArrayLike<number>[], a: number, b: number): number {
  for (const key of keys) {
    const difference = (key[a] as number) - (key[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
