import type {
  FactKey,
  FactRef,
  FactSource,
  FactValue,
  LocalizedText,
  Truth,
  ValueType,
} from '../model/index.js';
import type { StructuredValue } from './rule-facts.js';

/** Where a standard's line is laid down. */
export interface StandardReference {
  /** Of the document. */
  readonly title: string;
  /** Of the document, `教发〔2004〕2号`. */
  readonly number?: string;
  /** Of the line; the clause of the row that applied stands in the operand's source. */
  readonly clause?: string;
}

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
  /** Only for a standard's line. */
  readonly standard?: StandardReference;
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

/**
 * A value that one fact would have to have: `to` itself, or, where the fact has no smallest step, any value beyond it.
 * `otherThan`: any text that the rule does not name; `to` is then null.
 */
export interface TurningValue {
  readonly fact: FactKey;
  readonly ref: FactRef;
  /** JSON path into the fact's value. */
  readonly path?: string;
  readonly label: LocalizedText;
  readonly unit?: string;
  readonly from: FactValue;
  readonly to: FactValue;
  readonly bound: 'exactly' | 'below' | 'above' | 'otherThan';
}

/** The condition tree with what each leaf expected and found; plain JSON, enough to recompute the verdict. */
export type RuleExplanation = GroupExplanation | ComparisonExplanation;
