import type { EvaluationWarning, FactKey } from '../model/index.js';
import type { IndicatorExplanation } from './indicator-explanation.js';

export interface IndicatorEvaluation {
  /** Unrounded, as other formulas use it. */
  readonly value: number | null;
  /** To the indicator's decimals, as rules judge it and people see it. */
  readonly rounded: number | null;
  readonly explanation: IndicatorExplanation;
  /** Facts that were read and not there, sorted; empty when there is a value. */
  readonly missing: readonly FactKey[];
  readonly warnings: readonly EvaluationWarning[];
}
