import type { Indicator, LocalizedText } from '../model/index.js';

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

/** Attribution before it is put into words. */
export type AttributionFacts = Omit<Attribution, 'sentence'>;
