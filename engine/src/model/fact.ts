import Type from 'typebox';
import { EVIDENCE_KINDS } from './evidence-kind.js';
import { viaKey, type FactVia } from './fact-via.js';
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
export const FACT_KINDS = [
  'item',
  'indicator',
  'standard',
  'attribute',
  'verdict',
  'target',
  ...EVIDENCE_KINDS,
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Kinds that only formulas name: related subjects themselves (by the code of their level) and records of a data set. */
export const FORMULA_KINDS = ['level', 'record'] as const;
export type FormulaKind = (typeof FORMULA_KINDS)[number];

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
  readonly kind: FactKind | FormulaKind | 'plain';
  readonly code: string;
  /** Line of a standard; only with kind `standard`. */
  readonly line?: string;
  /** Property of a piece of evidence, field of a record. */
  readonly property?: string;
  /** Periods back (negative) from the one judged; 0 when absent. */
  readonly offset?: number;
  /** Years back (negative) to the same period of that year, counted from where `offset` leads; 0 when absent. */
  readonly years?: number;
  readonly roll?: Roll;
  readonly slice?: string;
  readonly basis?: string;
  /** The fact is not the subject's own: it is made of those of others, on this way. */
  readonly via?: FactVia;
}

/** Canonical text of a fact reference: `indicator:student-teacher-ratio@-1`, `standard:jiaofa#limit.ratio`, or a plain id. */
export type FactKey = string;

/** The one spelling of a reference; equal references have equal keys. */
export function factKey(ref: FactRef): FactKey {
  const head = ref.kind === 'plain' ? ref.code : `${ref.kind}:${ref.code}`;
  const via = ref.via === undefined ? '' : viaKey(ref.via);
  const part = ref.line ?? ref.property;
  const line = part === undefined ? '' : `#${part}`;
  const slice = ref.slice === undefined ? '' : `[${ref.slice}]`;
  const basis = ref.basis === undefined ? '' : `~${ref.basis}`;
  const roll = ref.roll === undefined ? '' : `|${ref.roll.with}.${ref.roll.kind}`;
  const years = ref.years === undefined || ref.years === 0 ? '' : `@${ref.years}y`;
  const offset = ref.offset === undefined || ref.offset === 0 ? '' : `@${ref.offset}`;
  return via + head + line + slice + basis + roll + offset + years;
}

/** Where one value came from, as an explanation shows it. */
export interface FactSource {
  readonly source?: string;
  readonly knownAt?: string;
  readonly period?: string;
  readonly clause?: string;
}
