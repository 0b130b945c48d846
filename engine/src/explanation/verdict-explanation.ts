import type { Facts } from '../column/index.js';
import type { JudgedPeriod } from '../evaluation/index.js';
import type { IndicatorExplanation } from '../indicator/index.js';
import type {
  Dictionary,
  EvaluationWarning,
  FactKey,
  FactRef,
  FactSource,
  LocalizedText,
  Rule,
  RuleVerdict,
} from '../model/index.js';
import type { RuleEvent, RuleExplanation, TurningValue } from '../rule/index.js';

/** How an indicator's value, as a rule judges it, came about. */
export interface DerivedIndicator {
  readonly kind: 'indicator';
  readonly ref: FactRef;
  readonly explanation: IndicatorExplanation;
}

/** Which row of a standard's table gave a line its value. */
export interface DerivedLine {
  readonly kind: 'standard';
  readonly ref: FactRef;
  readonly label: LocalizedText;
  readonly document: { readonly title: string; readonly number?: string };
  readonly value: number | null;
  /** Number of the row, from 1, its conditions as they are written, and its clause; absent when no row is known to apply. */
  readonly row?: { readonly number: number; readonly when: readonly string[]; readonly clause?: string };
  /** What the table's inputs came to. */
  readonly inputs: readonly StandardInputValue[];
  readonly missing: readonly FactKey[];
}

export interface StandardInputValue {
  readonly ref: FactRef;
  readonly value: string | number | boolean | null;
  readonly source?: FactSource;
}

/** The verdict of another rule that this one asks for. */
export interface DerivedVerdict {
  readonly kind: 'verdict';
  readonly ref: FactRef;
  readonly label: LocalizedText;
  readonly verdict: RuleVerdict;
  readonly conditions: RuleExplanation;
}

export type DerivedFact = DerivedIndicator | DerivedLine | DerivedVerdict;

/** All that a verdict rests on, as plain JSON: it can be read, and computed again, with nothing else at hand. */
export interface VerdictExplanation {
  readonly kind: 'verdict';
  readonly verdict: RuleVerdict;
  readonly rule: Rule;
  readonly event: RuleEvent;
  /** The tree with what each comparison expected and found. */
  readonly conditions: RuleExplanation;
  readonly missing: readonly (readonly FactKey[])[];
  /** What would turn the verdict. */
  readonly turning: readonly (readonly TurningValue[])[];
  readonly warnings: readonly EvaluationWarning[];
  /** How the facts that are computed came about, those of other rules' verdicts included. */
  readonly derived: Readonly<Record<FactKey, DerivedFact>>;
  /** What was collected, as far as the verdict could depend on it. */
  readonly given: Facts;
  /** The definitions that were used, and no others. */
  readonly dictionary: Dictionary;
  /** The period judged, where it was said: it chooses the editions of standards. */
  readonly at?: JudgedPeriod;
}
