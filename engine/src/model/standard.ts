import Type from 'typebox';
import { AggregatorSchema, HitPolicySchema, TableInputSchema } from './decision-table.js';
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
  /** Values in order of priority; only the hit policy PRIORITY asks for them. */
  values: Type.Optional(Type.Array(Type.Number())),
});
export type StandardLine = Type.Static<typeof StandardLineSchema>;

export const StandardInputSchema = TableInputSchema;
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

const DaySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What a standard says at one time: the document, its dates, and the table. */
const EDITION = {
  document: Type.Object({
    title: Type.String(),
    number: Type.Optional(Type.String()),
    issuedOn: Type.Optional(Type.String()),
    issuer: Type.Optional(Type.String()),
  }),
  /** First day; from the beginning of time when absent. */
  inForceFrom: Type.Optional(DaySchema),
  /** Last day; until a later edition begins when absent. */
  inForceTo: Type.Optional(DaySchema),
  hitPolicy: HitPolicySchema,
  aggregator: Type.Optional(AggregatorSchema),
  inputs: Type.Array(StandardInputSchema, { minItems: 1 }),
  rows: Type.Array(StandardRowSchema, { minItems: 1 }),
};

/** An edition that later ones have replaced: past periods are judged by the edition then in force. */
export const StandardEditionSchema = Type.Object(EDITION);
export type StandardEdition = Type.Static<typeof StandardEditionSchema>;

/** Leave to be looser than the tier above in a binding line (豁免). */
export const ExemptionSchema = Type.Object({
  line: CodeSchema,
  reason: Type.String({ minLength: 1 }),
  approver: Type.String({ minLength: 1 }),
  until: DaySchema,
});
export type Exemption = Type.Static<typeof ExemptionSchema>;

/** A DMN decision table from subject attributes to lines (标准). */
export const StandardSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  tier: TierSchema,
  ...EDITION,
  lines: Type.Array(StandardLineSchema, { minItems: 1 }),
  editions: Type.Optional(Type.Array(StandardEditionSchema)),
  /** Code of the standard of a higher tier that this one goes into; its binding lines may only be tightened. */
  tightens: Type.Optional(CodeSchema),
  exemptions: Type.Optional(Type.Array(ExemptionSchema)),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Standard = Type.Static<typeof StandardSchema>;
