import type { BatchNode, BatchSlots, NumberOperator } from './batch-tree.js';

/** Rows worked on at once: what a tree needs stays in the processor's cache. */
const CHUNK = 2048;

/** Evaluates a tree over columns without generating code: node by node on chunks of rows, four rows a step in groups. */
export function interpretTree(root: BatchNode, slots: BatchSlots, out: Uint8Array, count: number): void {
  const vector = vectorOf(root, slots);
  const { isTrue, isFalse } = vector;
  for (let start = 0; start < count; start += CHUNK) {
    const length = Math.min(CHUNK, count - start);
    vector.fill(start, length);
    for (let j = 0; j < length; j += 1) {
      out[start + j] = 2 - (isTrue.bytes[j] as number) - ((isFalse.bytes[j] as number) << 1);
    }
  }
}

/** One bit for each row of a chunk, as bytes and as words of four. */
interface Bits {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/** A node with room for the results of one chunk. */
interface Vector {
  readonly isTrue: Bits;
  readonly isFalse: Bits;
  readonly fill: (start: number, length: number) => void;
}

function room(): Bits {
  const bytes = new Uint8Array(CHUNK);
  return { bytes, words: new Uint32Array(bytes.buffer) };
}

function vectorOf(node: BatchNode, slots: BatchSlots): Vector {
  switch (node.kind) {
    case 'all':
    case 'any':
      return groupVector(
        node.kind,
        node.children.map((child) => vectorOf(child, slots)),
      );
    case 'not': {
      const { isTrue, isFalse, fill } = vectorOf(node.child, slots);
      return { isTrue: isFalse, isFalse: isTrue, fill };
    }
    case 'constant': {
      const [isTrue, isFalse] = [room(), room()];
      if (node.truth !== null) (node.truth ? isTrue : isFalse).bytes.fill(1);
      return { isTrue, isFalse, fill: () => undefined };
    }
    case 'whenKnown':
      return knownVector(
        node.numbers.map((slot) => slots.numbers[slot] as Float64Array),
        vectorOf(node.child, slots),
      );
    case 'compare':
      return compareVector(slots.numbers[node.numbers] as Float64Array, node.operator, node.literal);
    case 'pair':
      return pairVector(
        slots.numbers[node.left] as Float64Array,
        node.operator,
        slots.numbers[node.right] as Float64Array,
      );
    case 'member':
      return memberVector(
        slots.numbers[node.numbers] as Float64Array,
        slots.sets[node.set] as ReadonlySet<number>,
      );
    case 'mask': {
      const mask = slots.masks[node.mask] as BatchSlots['masks'][number];
      return maskVector(slots.codes[node.codes] as Uint8Array, mask.isTrue, mask.isFalse);
    }
    case 'table':
      return tableVector(slots.codes[node.codes] as Uint8Array, slots.tables[node.table] as Uint8Array);
    case 'row':
      return rowVector(slots.rows[node.row] as (row: number) => number);
  }
}

function groupVector(kind: 'all' | 'any', children: readonly Vector[]): Vector {
  const [isTrue, isFalse] = [room(), room()];
  const [meet, join] = kind === 'all' ? [isTrue, isFalse] : [isFalse, isTrue];
  const met = children.map((child) => (kind === 'all' ? child.isTrue : child.isFalse).words);
  const joined = children.map((child) => (kind === 'all' ? child.isFalse : child.isTrue).words);
  return {
    isTrue,
    isFalse,
    fill: (start, length) => {
      const words = (length + 3) >> 2;
      meet.words.fill(0x01010101, 0, words);
      join.words.fill(0, 0, words);
      for (const [index, child] of children.entries()) {
        child.fill(start, length);
        intersect(meet.words, met[index] as Uint32Array, words);
        unite(join.words, joined[index] as Uint32Array, words);
      }
    },
  };
}

function intersect(target: Uint32Array, source: Uint32Array, words: number): void {
  for (let w = 0; w < words; w += 1) target[w] = (target[w] as number) & (source[w] as number);
}

function unite(target: Uint32Array, source: Uint32Array, words: number): void {
  for (let w = 0; w < words; w += 1) target[w] = (target[w] as number) | (source[w] as number);
}

function knownVector(columns: readonly Float64Array[], child: Vector): Vector {
  return byRow((row, isTrue, isFalse, j) => {
    const known = columns.every((values) => !Number.isNaN(values[row]));
    isTrue[j] = known ? (child.isTrue.bytes[j] as number) : 0;
    isFalse[j] = known ? (child.isFalse.bytes[j] as number) : 0;
  }, child.fill);
}

function memberVector(values: Float64Array, set: ReadonlySet<number>): Vector {
  return byRow((row, isTrue, isFalse, j) => {
    const value = values[row] as number;
    const found = +set.has(value);
    isTrue[j] = found;
    isFalse[j] = (found ^ 1) & +!Number.isNaN(value);
  });
}

function rowVector(bitsAt: (row: number) => number): Vector {
  return byRow((row, isTrue, isFalse, j) => {
    const bits = bitsAt(row);
    isTrue[j] = bits & 1;
    isFalse[j] = bits >> 1;
  });
}

function byRow(
  set: (row: number, isTrue: Uint8Array, isFalse: Uint8Array, j: number) => void,
  before: (start: number, length: number) => void = () => undefined,
): Vector {
  const [isTrue, isFalse] = [room(), room()];
  return {
    isTrue,
    isFalse,
    fill: (start, length) => {
      before(start, length);
      for (let j = 0; j < length; j += 1) set(start + j, isTrue.bytes, isFalse.bytes, j);
    },
  };
}

function maskVector(codes: Int32Array | Uint8Array, trueMask: number, falseMask: number): Vector {
  const [isTrue, isFalse] = [room(), room()];
  const [t, f] = [isTrue.bytes, isFalse.bytes];
  return {
    isTrue,
    isFalse,
    fill: (start, length) => {
      for (let j = 0; j < length; j += 1) {
        const code = codes[start + j] as number;
        t[j] = (trueMask >>> code) & 1;
        f[j] = (falseMask >>> code) & 1;
      }
    },
  };
}

function tableVector(codes: Int32Array | Uint8Array, table: Uint8Array): Vector {
  const [isTrue, isFalse] = [room(), room()];
  const [t, f] = [isTrue.bytes, isFalse.bytes];
  return {
    isTrue,
    isFalse,
    fill: (start, length) => {
      for (let j = 0; j < length; j += 1) {
        const bits = table[codes[start + j] as number] as number;
        t[j] = bits & 1;
        f[j] = bits >> 1;
      }
    },
  };
}

type Fill = (
  values: Float64Array,
  literal: number,
  t: Uint8Array,
  f: Uint8Array,
  start: number,
  n: number,
) => void;

// One loop for each operator: a shared one would choose the operator again for each row.
const COMPARE: Record<NumberOperator, Fill> = {
  lessThan: (values, literal, t, f, start, n) => {
    for (let j = 0; j < n; j += 1) {
      const x = values[start + j] as number;
      t[j] = +(x < literal);
      f[j] = +(x >= literal);
    }
  },
  lessThanInclusive: (values, literal, t, f, start, n) => {
    for (let j = 0; j < n; j += 1) {
      const x = values[start + j] as number;
      t[j] = +(x <= literal);
      f[j] = +(x > literal);
    }
  },
  greaterThan: (values, literal, t, f, start, n) =>
    COMPARE.lessThanInclusive(values, literal, f, t, start, n),
  greaterThanInclusive: (values, literal, t, f, start, n) =>
    COMPARE.lessThan(values, literal, f, t, start, n),
  equal: (values, literal, t, f, start, n) => {
    for (let j = 0; j < n; j += 1) {
      const x = values[start + j] as number;
      t[j] = +(x === literal);
      f[j] = +(x < literal) | +(x > literal);
    }
  },
};

function compareVector(values: Float64Array, operator: NumberOperator, literal: number): Vector {
  const [isTrue, isFalse] = [room(), room()];
  const fill = COMPARE[operator];
  return {
    isTrue,
    isFalse,
    fill: (start, length) => fill(values, literal, isTrue.bytes, isFalse.bytes, start, length),
  };
}

const HOLDS: Record<NumberOperator, (a: number, b: number) => boolean> = {
  lessThan: (a, b) => a < b,
  lessThanInclusive: (a, b) => a <= b,
  greaterThan: (a, b) => a > b,
  greaterThanInclusive: (a, b) => a >= b,
  equal: (a, b) => a === b,
};

function pairVector(left: Float64Array, operator: NumberOperator, right: Float64Array): Vector {
  const holds = HOLDS[operator];
  return byRow((row, isTrue, isFalse, j) => {
    const [a, b] = [left[row] as number, right[row] as number];
    const known = +(a === a) & +(b === b);
    const held = +holds(a, b);
    isTrue[j] = held & known;
    isFalse[j] = (held ^ 1) & known;
  });
}
