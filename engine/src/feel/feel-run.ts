import type { EvaluationWarning, FactValue } from '../model/index.js';

/** One computation of a formula. */
export interface FeelRun {
  /** By slot; null is not known. */
  readonly values: readonly FactValue[];
  readonly warn?: (warning: EvaluationWarning) => void;
  /** ISO instant that `now()` and `today()` are; without one they are null. */
  readonly instant?: string;
}
