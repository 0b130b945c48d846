import type { EvaluationWarning, FactValue } from '../model/index.js';
import type { StepBudget } from './value/index.js';

/** One computation of a formula. */
export interface FeelRun {
  /** By slot; null is not known. */
  readonly values: readonly FactValue[];
  /** Told each slot that the way through the formula reads. */
  readonly read?: (slot: number) => void;
  readonly warn?: (warning: EvaluationWarning) => void;
  /** ISO instant that `now()` and `today()` are; without one they are null. */
  readonly instant?: string;
  /** What the run may still use; made by the first part that needs it. */
  budget?: StepBudget;
}
