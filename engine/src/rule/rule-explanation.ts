import type { FactRef, FactSource, FactValue, LocalizedText, Truth, ValueType } from '../model/index.js';
import type { StructuredValue } from './rule-facts.js';

/** One side of a comparison as it was judged. */
export interface Operand {
  /** Absent for a value written in the rule. */
  readonly ref?: FactRef;
  /** JSON path into the fact's value. */
  readonly path?: string;
  readonly label: LocalizedText;
  /** After `path`; `null` is missing, or what only `structured` can hold. */
  readonly value: FactValue | readonly FactValue[];
  /** Type that the dictionary gives the fact. */
  readonly valueType?: ValueType;
  readonly unit?: string;
  readonly source?: FactSource;
  /** The value where it is an object or holds lists. */
  readonly structured?: StructuredValue;
}

export interface ComparisonExplanation {
  readonly kind: 'comparison';
  readonly truth: Truth;
  /** json-rules-engine's operator with its decorators, `not:in`. */
  readonly operator: string;
  readonly left: Operand;
  readonly right: Operand;
  /** Whether this comparison is one of those that decide the verdict. */
  readonly deciding: boolean;
  readonly name?: string;
}

export interface GroupExplanation {
  readonly kind: 'all' | 'any' | 'not';
  readonly truth: Truth;
  readonly children: readonly RuleExplanation[];
  /** The name of a named condition, or the one written beside the group. */
  readonly name?: string;
}

/** The condition tree with what each leaf expected and found; plain JSON, enough to recompute the verdict. */
export type RuleExplanation = GroupExplanation | ComparisonExplanation;
