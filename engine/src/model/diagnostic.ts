import type { LocalizedText } from './localized-text.js';

/** Something wrong with a model (never with data): returned, not thrown; an `error` blocks release. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: LocalizedText;
  /** Where in the model: `rules/low-attendance`, then a JSON pointer inside it. */
  readonly path: string;
  /** Character range in a formula. */
  readonly from?: number;
  readonly to?: number;
}

/** Data that could not be computed: the value is `null` and the run goes on. */
export interface EvaluationWarning {
  readonly code: string;
  readonly message: LocalizedText;
  readonly fact?: string;
}
