import type { Box } from './table-boxes.js';

/** Rows that share a point with a row, ascending; found through the rows of each class, not pair by pair. */
export function createRowNeighbours(boxes: readonly Box[]): (row: number) => readonly number[] {
  const words = (boxes.length + 31) >> 5;
  const inputs = boxes[0]?.length ?? 0;
  const byClass = Array.from({ length: inputs }, (_, i) => {
    const rows: Int32Array[] = [];
    boxes.forEach((box, r) => {
      for (const cls of classesOf(box[i] ?? 0n)) {
        const bits = (rows[cls] ??= new Int32Array(words));
        bits[r >> 5] = (bits[r >> 5] as number) | (1 << (r & 31));
      }
    });
    return rows;
  });
  return (row) => {
    const found = new Int32Array(words).fill(-1);
    boxes[row]?.forEach((classes, i) => {
      const either = new Int32Array(words);
      for (const cls of classesOf(classes)) {
        const bits = byClass[i]?.[cls];
        if (bits) for (let w = 0; w < words; w++) either[w] = (either[w] as number) | (bits[w] as number);
      }
      for (let w = 0; w < words; w++) found[w] = (found[w] as number) & (either[w] as number);
    });
    const rows: number[] = [];
    for (let r = 0; r < boxes.length; r++) {
      if (r !== row && ((found[r >> 5] as number) & (1 << (r & 31))) !== 0) rows.push(r);
    }
    return rows;
  };
}

function* classesOf(bits: bigint): Generator<number> {
  for (let [rest, index] = [bits, 0]; rest > 0n; rest >>= 1n, index++) if ((rest & 1n) === 1n) yield index;
}
