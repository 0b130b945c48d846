import type { Indicator, LocalizedText } from '../model/index.js';
import { roundComputed } from '../rounding/index.js';

/** Where a value stands among those of the same level, in the same period. */
export interface PeerEvidence {
  /** What they have in common beside the level; all of the level when absent. */
  readonly group?: LocalizedText;
  /** Place among all with a value, 1 the best; equal values share a place. Not for range indicators. */
  readonly rank?: number;
  /** Subjects with a value, this one included. */
  readonly of: number;
  /** Share (0–1) of the peers that are not better. Not for range indicators. */
  readonly percentile?: number;
  /** Of the peers, without the subject. */
  readonly median?: number;
  readonly lowerQuartile?: number;
  readonly upperQuartile?: number;
  /** Value minus median. */
  readonly fromMedian?: number;
  /** The peers' values, ascending and without names; of many, quantiles at equal distances. */
  readonly values: readonly number[];
}

/** As many values as a strip of dots can show. */
const SHOWN = 60;

/**
 * @param peers  values of the others, in any order; missing ones are left out, never counted as zero
 */
export function amongPeers(
  value: number | null,
  peers: readonly (number | null)[],
  direction: Indicator['direction'],
  decimals: number,
): PeerEvidence {
  const values = peers.filter((one) => one !== null).sort((a, b) => a - b);
  const of = values.length + (value === null ? 0 : 1);
  if (values.length === 0) return { of, values: [] };
  const at = (part: number) => roundComputed(quantile(values, part), decimals);
  const group = {
    of,
    median: at(0.5),
    lowerQuartile: at(0.25),
    upperQuartile: at(0.75),
    values: spread(values).map((one) => roundComputed(one, decimals)),
  };
  if (value === null) return group;
  const fromMedian = roundComputed(value - quantile(values, 0.5), decimals);
  if (direction === 'range') return { ...group, fromMedian };
  const better = values.filter((other) => isBetter(other, value, direction)).length;
  return { ...group, fromMedian, rank: better + 1, percentile: (values.length - better) / values.length };
}

export function isBetter(a: number, b: number, direction: 'higher' | 'lower'): boolean {
  return direction === 'higher' ? a > b : a < b;
}

function spread(sorted: readonly number[]): number[] {
  if (sorted.length <= SHOWN) return [...sorted];
  return Array.from({ length: SHOWN }, (_, index) => quantile(sorted, index / (SHOWN - 1)));
}

/** By linear interpolation between neighbours. */
function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
}
