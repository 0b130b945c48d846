import type { LocalizedText, ScoreGrade } from '../model/index.js';
import type { ExplanationHead, LeafExplanation, ScoreRange } from './form-given.js';

export interface ScoreGroupExplanation extends ExplanationHead {
  readonly kind: 'group';
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly items: readonly ScoreItemExplanation[];
}
export type ScoreItemExplanation = LeafExplanation | ScoreGroupExplanation;

/** How a score came about: plain JSON, from which `recomputeScore` gives the same score again. */
export interface ScoreExplanation {
  readonly kind: 'scoreSheet';
  readonly code: string;
  readonly name: LocalizedText;
  readonly decimals: number;
  readonly items: readonly ScoreItemExplanation[];
  readonly grades: readonly ScoreGrade[];
  readonly outcome: ScoreOutcome;
}

/** The score of one subject. */
export interface ScoreOutcome {
  readonly total: ScoreRange;
  readonly full: number;
  /** Code of the grade; `null` where it is not known or the sheet has none. */
  readonly grade: string | null;
  /** Codes of the grades that are possible, best first. */
  readonly possibleGrades: readonly string[];
  /** Codes of the vetoes that hold, and of those of which it is not known. */
  readonly vetoes: readonly string[];
  readonly possibleVetoes: readonly string[];
  /** By code of item or group: after the weight, rounded. */
  readonly items: Readonly<Record<string, ScoreRange>>;
}
