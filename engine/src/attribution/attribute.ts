import { roundHalfUp } from '../rounding/index.js';
import type { Attribution, AttributionFacts, AttributionInput } from './attribution.js';
import { attributionSentence } from './attribution-sentence.js';

/**
 * Sets a value beside its history and its peers. Missing values are left out, never counted as zero.
 */
export function attribute(input: AttributionInput): Attribution {
  const facts = { ...amongPeers(input), ...overTime(input) };
  return { ...facts, sentence: attributionSentence(facts, input) };
}

function amongPeers({ value, peers, direction, decimals = 2 }: AttributionInput): AttributionFacts {
  const values = peers.flatMap((peer) => (peer.value === null ? [] : [peer.value])).sort((a, b) => a - b);
  const of = values.length + (value === null ? 0 : 1);
  if (values.length === 0) return { of };
  const middle = median(values);
  const rounded = roundHalfUp(middle, decimals);
  if (value === null) return { of, median: rounded };
  const beside = { of, median: rounded, fromMedian: roundHalfUp(value - middle, decimals) };
  if (direction === 'range') return beside;
  const better = values.filter((other) => isBetter(other, value, direction)).length;
  return { ...beside, rank: better + 1, percentile: (values.length - better) / values.length };
}

function overTime({ value, history, direction, decimals = 2 }: AttributionInput): Partial<AttributionFacts> {
  const before = history.findLast((entry) => entry.value !== null);
  if (value === null || before === undefined || before.value === null) return {};
  const change = {
    period: before.period,
    from: before.value,
    by: roundHalfUp(value - before.value, decimals),
  };
  if (direction === 'range') return { change };
  return { change, worsening: worseningPeriods(value, history, direction) };
}

/** A gap ends the run: nobody knows what happened in it. */
function worseningPeriods(
  value: number,
  history: AttributionInput['history'],
  direction: 'higher' | 'lower',
): number {
  let periods = 0;
  let later = value;
  for (const entry of history.toReversed()) {
    if (entry.value === null || !isBetter(entry.value, later, direction)) break;
    periods += 1;
    later = entry.value;
  }
  return periods;
}

function isBetter(a: number, b: number, direction: 'higher' | 'lower'): boolean {
  return direction === 'higher' ? a > b : a < b;
}

function median(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
