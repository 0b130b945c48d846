import type { LocalizedText } from '@zhengai/engine';

/** Kinds that must be warned about. */
export const WARNED_KINDS = [
  'suddenChange',
  'slowDecline',
  'thresholdCrossing',
  'sustained',
  'streak',
  'categoryLimit',
  'event',
  'correctedForTheWorse',
  'composition',
] as const;

/** Kinds that look like a problem and must not be warned about. */
export const SILENT_KINDS = [
  'missingData',
  'singleSpike',
  'brokenStreak',
  'recovered',
  'correctedAway',
  'onTheLine',
  'otherCategory',
  'exemption',
] as const;

export type PlantedKind = (typeof WARNED_KINDS)[number] | (typeof SILENT_KINDS)[number];

/** One value written in place of the healthy one; `null`: nothing is reported. */
export interface PlantedValue {
  readonly item: string;
  readonly period: string;
  readonly value: number | null;
  /** What the source reported first, before it corrected itself. */
  readonly reportedFirst?: number;
  /** Code of the programme whose value it is, where it is not the subject's own. */
  readonly programme?: string;
}

/** A problem, or the look of one, hidden in the demo college's otherwise healthy data. */
export interface PlantedProblem {
  readonly code: string;
  readonly level: 'school' | 'programme-group' | 'programme' | 'course' | 'class' | 'teacher' | 'student';
  /** Code of the subject. */
  readonly subject: string;
  readonly kind: PlantedKind;
  /** Where it shows. */
  readonly period: string;
  readonly what: LocalizedText;
  readonly values: readonly PlantedValue[];
  /** Rules whose warning must be open for the subject; empty for what must stay silent. */
  readonly warns: readonly string[];
}

/** A run of values of one item, one for each period. */
export function valuesOf(item: string, byPeriod: Readonly<Record<string, number | null>>): PlantedValue[] {
  return Object.entries(byPeriod).map(([period, value]) => ({ item, period, value }));
}

/** Whose value one is: the problem's subject, or a programme below it. */
export function ownerOf(
  { level, subject }: Pick<PlantedProblem, 'level' | 'subject'>,
  { programme }: PlantedValue,
): { readonly level: string; readonly subject: string } {
  return programme === undefined ? { level, subject } : { level: 'programme', subject: programme };
}
