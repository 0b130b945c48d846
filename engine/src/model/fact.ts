import Type from 'typebox';
import type { PeriodKind } from './period-kind.js';

/** A typed value; `null` is "not known". Dates are ISO 8601 text with the type `date`. */
export type FactValue = number | string | boolean | null;

export const ValueTypeSchema = Type.Union([
  Type.Literal('number'),
  Type.Literal('text'),
  Type.Literal('boolean'),
  Type.Literal('date'),
]);
export type ValueType = Type.Static<typeof ValueTypeSchema>;

/**
 * The dictionary's kinds of fact. In a rule they are json-rules-engine fact ids; the rest stands in `params`:
 * `{ fact: 'indicator', params: { code: 'student-teacher-ratio', offset: -1 } }`.
 * Any other fact id is a plain fact, known by its id alone.
 */
export const FACT_KINDS = ['item', 'indicator', 'standard', 'attribute', 'verdict', 'target'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How the values of several periods become one (合计, 平均, 期末, 期初, 最大, 最小). */
export const ROLL_METHODS = ['sum', 'mean', 'last', 'first', 'max', 'min'] as const;
export type RollMethod = (typeof ROLL_METHODS)[number];

/** A fact of another kind of period, brought to the period judged. */
export interface Roll {
  /** Kind of the periods in which the fact is known. */
  readonly kind: PeriodKind;
  readonly with: RollMethod;
}

/** One fact as rules and formulas name it. */
export interface FactRef {
  readonly kind: FactKind | 'plain';
  readonly code: string;
  /** Line of a standard; only with kind `standard`. */
  readonly line?: string;
  /** Periods back (negative) from the one judged; 0 when absent. */
  readonly offset?: number;
  /** Years back (negative) to the same period of that year, counted from where `offset` leads; 0 when absent. */
  readonly years?: number;
  readonly roll?: Roll;
  readonly slice?: string;
  readonly basis?: string;
}

/** Canonical text of a fact reference: `indicator:student-teacher-ratio@-1`, `standard:jiaofa#limit.ratio`, or a plain id. */
export type FactKey = string;

/** The one spelling of a reference; equal references have equal keys. */
export function factKey(ref: FactRef): FactKey {
  const head = ref.kind === 'plain' ? ref.code : `${ref.kind}:${ref.code}`;
  const line = ref.line === undefined ? '' : `#${ref.line}`;
  const slice = ref.slice === undefined ? '' : `[${ref.slice}]`;
  const basis = ref.basis === undefined ? '' : `~${ref.basis}`;
  const roll = ref.roll === undefined ? '' : `|${ref.roll.with}.${ref.roll.kind}`;
  const years = ref.years === undefined || ref.years === 0 ? '' : `@${ref.years}y`;
  const offset = ref.offset === undefined || ref.offset === 0 ? '' : `@${ref.offset}`;
  return head + line + slice + basis + roll + offset + years;
}

/** Where one value came from, as an explanation shows it. */
export interface FactSource {
  readonly source?: string;
  readonly knownAt?: string;
  readonly period?: string;
  readonly clause?: string;
}
