/** Part of a table's input space: for each input the classes of values, as bits. */
export type Box = readonly bigint[];

export function isEmptyBox(box: Box): boolean {
  return box.some((classes) => classes === 0n);
}

export function intersection(a: Box, b: Box): Box {
  return a.map((classes, i) => classes & (b[i] ?? 0n));
}

export function isWithin(inner: Box, outer: Box): boolean {
  return inner.every((classes, i) => (classes & ~(outer[i] ?? 0n)) === 0n);
}

export function overlaps(a: Box, b: Box): boolean {
  return a.every((classes, i) => (classes & (b[i] ?? 0n)) !== 0n);
}

/** What is left of a box: at most one box for each input, none of them sharing a point. */
export function without(box: Box, cut: Box): Box[] {
  if (!overlaps(box, cut)) return [box];
  const left: Box[] = [];
  const rest = [...box];
  box.forEach((classes, i) => {
    const outside = classes & ~(cut[i] ?? 0n);
    if (outside !== 0n) left.push(rest.map((other, k) => (k === i ? outside : other)));
    rest[i] = classes & (cut[i] ?? 0n);
  });
  return left;
}

const MAX_BOXES = 5_000;

/** What is left of some boxes when others are cut out; `undefined` when it would be too many pieces. */
export function remainder(boxes: readonly Box[], cuts: readonly Box[]): readonly Box[] | undefined {
  let left = boxes;
  for (const cut of cuts) {
    if (left.length === 0) return left;
    left = left.flatMap((box) => without(box, cut));
    if (left.length > MAX_BOXES) return undefined;
  }
  return left;
}

/** The lowest class of each input. */
export function pointOf(box: Box): number[] {
  return box.map((classes) => {
    let index = 0;
    for (let rest = classes; rest > 0n && (rest & 1n) === 0n; rest >>= 1n) index += 1;
    return index;
  });
}
