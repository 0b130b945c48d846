import type { LocalizedText } from '../model/index.js';
import type { ChanceEvidence } from './chance.js';
import type { ControlChart } from './control-chart.js';
import type { EarlierWarnings } from './earlier-warnings.js';
import type { InputQuality } from './input-quality.js';
import type { PeerEvidence } from './among-peers.js';
import type { TermSplit } from './split-terms.js';
import type { UnitGap, UnitSplit } from './unit-split.js';

/** What a piece of evidence is about. */
export type FindingKind =
  | 'noValue'
  | 'reversal'
  | 'chance'
  | 'quality'
  | 'units'
  | 'gap'
  | 'terms'
  | 'history'
  | 'change'
  | 'peers'
  | 'earlier';

/** One piece of evidence in words. */
export interface Finding {
  readonly kind: FindingKind;
  readonly sentence: LocalizedText;
}

/**
 * Evidence for the cause of one warning: what stands out, no cause claimed. JSON-serialisable; amounts are rounded as
 * they are shown. What is absent was not known, or does not apply.
 */
export interface Attribution {
  readonly version: 2;
  /** The two findings that matter most. */
  readonly sentence: LocalizedText;
  /** What matters most comes first. */
  readonly findings: readonly Finding[];
  readonly value: number | null;
  readonly unit?: string;
  readonly decimals: number;
  /** The period judged. */
  readonly period?: string;
  /** Against the newest earlier period that has a value. */
  readonly change?: ValueChange;
  /** Periods in a row, up to this one, in each of which the value got worse. Not for range indicators. */
  readonly worsening?: number;
  readonly peers?: PeerEvidence;
  readonly units?: UnitSplit;
  readonly gap?: UnitGap;
  readonly terms?: TermSplit;
  readonly history?: ControlChart;
  readonly chance?: ChanceEvidence;
  readonly quality?: InputQuality;
  readonly earlier?: EarlierWarnings;
}

export interface ValueChange {
  readonly period: string;
  readonly from: number;
  readonly by: number;
}

/** Attribution before it is put into words. */
export type AttributionFacts = Omit<Attribution, 'version' | 'sentence' | 'findings'>;
