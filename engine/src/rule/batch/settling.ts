import type { BatchNode, BatchSlots } from './batch-tree.js';
import { interpretTree } from './interpret.js';

/** Rows that tell which parts of a tree settle most; speed alone depends on them. */
export interface Sample {
  readonly slots: BatchSlots;
  readonly count: number;
}

/** Rows that are looked at. */
const SAMPLE_ROWS = 1024;

/** A child of a group and the share of rows that it settles: false ones settle `all`, true ones `any`. */
export interface Settling {
  readonly child: BatchNode;
  readonly share: number;
}

/** Those that settle most rows first; as they stand if there is no sample. */
export function sharpestFirst(
  children: readonly BatchNode[],
  kind: 'all' | 'any',
  sample: Sample | undefined,
): Settling[] {
  if (sample === undefined) return children.map((child) => ({ child, share: 0.5 }));
  const settling = kind === 'all' ? 0 : 1;
  const codes = new Uint8Array(Math.min(SAMPLE_ROWS, sample.count));
  const found = children.map((child) => {
    interpretTree(child, sample.slots, codes, codes.length);
    return { child, share: codes.reduce((sum, code) => sum + +(code === settling), 0) / codes.length };
  });
  return found.sort((a, b) => b.share - a.share);
}
