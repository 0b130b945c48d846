import type { FactRef, FactSource, FactValue, LocalizedText } from '../model/index.js';

/** One name of a formula as it was computed. */
export interface FormulaOperand {
  readonly ref: FactRef;
  readonly label: LocalizedText;
  /** Unrounded. */
  readonly value: FactValue;
  readonly unit?: string;
  readonly source?: FactSource;
  /** How the value came about, when it was computed here and not given. */
  readonly explanation?: IndicatorExplanation;
}

/** How an indicator's value came about; JSON-serialisable. */
export interface IndicatorExplanation {
  readonly kind: 'indicator';
  readonly code: string;
  readonly label: LocalizedText;
  readonly basis: { readonly code: string; readonly label: LocalizedText };
  /** As typed. */
  readonly formula: string;
  readonly operands: readonly FormulaOperand[];
  readonly value: number | null;
  /** To the indicator's decimals, as shown and judged. */
  readonly rounded: number | null;
  readonly unit?: string;
}
