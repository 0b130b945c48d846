import type { BatchNode, BatchSlots } from './batch-tree.js';

/** Whether a child of a group is decided by a text whose rows are known as bitmaps. */
export function isKnownByText(node: BatchNode, slots: BatchSlots): boolean {
  return node.kind === 'not'
    ? isKnownByText(node.child, slots)
    : node.kind === 'mask' && slots.bitmaps[node.codes] !== undefined;
}

/**
 * The rows that such children settle, a bit for each of `count` and ones after them: 32 rows at once, where reading
 * their codes takes a step for each. False children settle `all`, true ones `any`.
 */
export function settledByTexts(
  children: readonly BatchNode[],
  kind: 'all' | 'any',
  slots: BatchSlots,
  count: number,
): Uint32Array {
  const settled = new Uint32Array((count + 31) >>> 5);
  mergeInto(
    settled,
    children.flatMap((child) => settlingBitmaps(child, kind === 'any', slots)),
  );
  if ((count & 31) !== 0) settled[settled.length - 1] = (settled.at(-1) ?? 0) | (-1 << (count & 31));
  return settled;
}

function settlingBitmaps(node: BatchNode, settling: boolean, slots: BatchSlots): readonly Uint32Array[] {
  if (node.kind === 'not') return settlingBitmaps(node.child, !settling, slots);
  if (node.kind !== 'mask') return [];
  const mask = slots.masks[node.mask]?.[settling ? 'isTrue' : 'isFalse'] ?? 0;
  return slots.bitmaps[node.codes]?.().filter((_, code) => ((mask >>> code) & 1) === 1) ?? [];
}

/** Four at a time: the sum is written less often. */
function mergeInto(sum: Uint32Array, bitmaps: readonly Uint32Array[]): void {
  const none = new Uint32Array(sum.length);
  for (let k = 0; k < bitmaps.length; k += 4) {
    const [a = none, b = none, c = none, d = none] = bitmaps.slice(k, k + 4);
    for (let i = 0; i < sum.length; i += 1) {
      sum[i] = (sum[i] as number) | (a[i] as number) | (b[i] as number) | (c[i] as number) | (d[i] as number);
    }
  }
}
