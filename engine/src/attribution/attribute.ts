import type { Indicator, LocalizedText } from '../model/index.js';
import { roundHalfUp } from '../rounding/index.js';
import { attributionSentence } from './attribution-sentence.js';

export interface AttributionInput {
  /** The judged value; `null` when it is missing. */
  readonly value: number | null;
  /** Earlier periods, oldest first, without the one judged. */
  readonly history: readonly { readonly period: string; readonly value: number | null }[];
  /** Other subjects of the level in the same period. */
  readonly peers: readonly { readonly subject: string; readonly value: number | null }[];
  readonly direction: Indicator['direction'];
  readonly unit?: string;
  /** Decimals of the figures derived; 2 when absent. */
  readonly decimals?: number;
}

/** Facts about one value beside its own past and its peers: what stands out, no cause claimed. */
export interface Attribution {
  /** Place among all with a value, 1 the best; equal values share a place. Not for range indicators. */
  readonly rank?: number;
  /** Subjects with a value, this one included. */
  readonly of: number;
  /** Share (0–1) of the peers that are not better. Not for range indicators. */
  readonly percentile?: number;
  /** Median of the peers. */
  readonly median?: number;
  /** Value minus median. */
  readonly fromMedian?: number;
  /** Against the newest earlier period that has a value. */
  readonly change?: { readonly period: string; readonly from: number; readonly by: number };
  /** Periods in a row, up to this one, in each of which the value got worse. Not for range indicators. */
  readonly worsening?: number;
  readonly sentence: LocalizedText;
}

/**
 * Sets a value beside its history and its peers. Missing values are left out, never counted as zero.
 */
export function attribute(input: AttributionInput): Attribution {
  const facts = { ...amongPeers(input), ...overTime(input) };
  return { ...facts, sentence: attributionSentence(facts, input) };
}

/** Attribution before it is put into words. */
export type AttributionFacts = Omit<Attribution, 'sentence'>;

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
