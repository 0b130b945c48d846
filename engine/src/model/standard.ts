import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ConfidenceSchema, ProvenanceSchema } from './provenance.js';

export const TierSchema = Type.Union([
  Type.Literal('national'),
  Type.Literal('provincial'),
  Type.Literal('municipal'),
  Type.Literal('industry'),
  Type.Literal('college'),
  Type.Literal('department'),
]);
export type Tier = Type.Static<typeof TierSchema>;

export const LineOperatorSchema = Type.Union([
  Type.Literal('lessThan'),
  Type.Literal('lessThanInclusive'),
  Type.Literal('greaterThan'),
  Type.Literal('greaterThanInclusive'),
]);
export type LineOperator = Type.Static<typeof LineOperatorSchema>;

/** One output column of the table: the value an indicator is judged against. */
export const StandardLineSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  indicator: CodeSchema,
  /** Basis (口径) the line judges; the indicator's first when absent. */
  basis: Type.Optional(CodeSchema),
  /** `met` when indicator `operator` value. */
  operator: LineOperatorSchema,
  binding: Type.Union([Type.Literal('binding'), Type.Literal('recommended'), Type.Literal('reference')]),
  clause: Type.Optional(Type.String()),
});
export type StandardLine = Type.Static<typeof StandardLineSchema>;

export const StandardInputSchema = Type.Object({
  label: LocalizedTextSchema,
  /** FEEL over attributes and facts, usually one attribute's name. */
  expression: Type.String({ minLength: 1 }),
});
export type StandardInput = Type.Static<typeof StandardInputSchema>;

export const StandardRowSchema = Type.Object({
  /** FEEL unary tests, one for each input, `-` for any. */
  when: Type.Array(Type.String()),
  /** Line code → value; a line left out has no value in this row. */
  lines: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
  clause: Type.Optional(Type.String()),
  confidence: Type.Optional(ConfidenceSchema),
  /** Where single values of the row are trusted differently: line code → confidence. */
  lineConfidence: Type.Optional(Type.Record(Type.String(), ConfidenceSchema)),
});
export type StandardRow = Type.Static<typeof StandardRowSchema>;

/** A DMN decision table from subject attributes to lines (标准). */
export const StandardSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  tier: TierSchema,
  document: Type.Object({
    title: Type.String(),
    number: Type.Optional(Type.String()),
    issuedOn: Type.Optional(Type.String()),
    issuer: Type.Optional(Type.String()),
  }),
  inForceFrom: Type.Optional(Type.String()),
  inForceTo: Type.Optional(Type.String()),
  /** DMN hit policy; the first cut evaluates UNIQUE and FIRST. */
  hitPolicy: Type.Union([Type.Literal('UNIQUE'), Type.Literal('FIRST')]),
  inputs: Type.Array(StandardInputSchema, { minItems: 1 }),
  lines: Type.Array(StandardLineSchema, { minItems: 1 }),
  rows: Type.Array(StandardRowSchema, { minItems: 1 }),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Standard = Type.Static<typeof StandardSchema>;
