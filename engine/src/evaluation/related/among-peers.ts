import type { Dictionary, FactRef, FactVia } from '../../model/index.js';
import { roundComputed } from '../../rounding/index.js';
import { ascending, ofNumbers } from './summarise.js';

/** What a group of peers says to one of its members. */
export interface PeerGroup {
  /** @param own  NaN where not known */
  of(own: number): number;
}

/** Who stands before whom is judged by what is shown: indicators rounded to their decimals. All else is computed. */
export function asRanked(
  { kind, code, via }: FactRef,
  { indicators }: Dictionary,
): (value: number) => number {
  const ranks = via?.aggregate === 'rank' || via?.aggregate === 'percentile';
  const decimals =
    ranks && kind === 'indicator' ? indicators.find((one) => one.code === code)?.decimals : undefined;
  return decimals === undefined ? (value) => value : (value) => roundComputed(value, decimals);
}

/**
 * Peers are those that are known, the subject itself among them: a comparison is with what was measured. The best has
 * rank 1, equal values share a rank; the percentile is the part (0–1) of the others that are not better.
 *
 * @param values  of the group, NaN where not known
 */
export function peerGroup({ aggregate, lowerIsBetter }: FactVia, values: Iterable<number>): PeerGroup {
  const sorted = Float64Array.from([...values].filter((value) => !Number.isNaN(value))).sort(ascending);
  const count = sorted.length;
  if (aggregate === 'rank' || aggregate === 'percentile') {
    return {
      of: (own) => {
        if (Number.isNaN(own)) return NaN;
        const better = lowerIsBetter ? below(sorted, own) : count - notAbove(sorted, own);
        if (aggregate === 'rank') return better + 1;
        return count < 2 ? NaN : (count - 1 - better) / (count - 1);
      },
    };
  }
  const value = ofGroup(aggregate, lowerIsBetter === true, sorted);
  return { of: () => value };
}

function ofGroup(aggregate: FactVia['aggregate'], lowerIsBetter: boolean, sorted: Float64Array): number {
  if (aggregate === 'count') return sorted.length;
  if (aggregate === 'best' || aggregate === 'worst') {
    const atStart = (aggregate === 'best') === lowerIsBetter;
    return (atStart ? sorted[0] : sorted[sorted.length - 1]) ?? NaN;
  }
  return ofNumbers(aggregate, [...sorted]);
}

/** How many are smaller. */
function below(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are smaller or equal. */
function notAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
