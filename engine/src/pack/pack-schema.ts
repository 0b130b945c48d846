import Type from 'typebox';
import {
  AttributeSchema,
  CodeSchema,
  DataItemSchema,
  IndicatorSchema,
  LevelSchema,
  LocalizedTextSchema,
  ProcessSchema,
  ProvenanceSchema,
  RuleSchema,
  SeveritySchema,
  StandardSchema,
  TierSchema,
  type Rule,
} from '../model/index.js';

const Scalar = Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Null()]);

/** A value that a document leaves open; `${code}` in the pack's texts stands for it. */
export const ParameterSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  meaning: Type.Optional(LocalizedTextSchema),
  /** The value, or the code of one of the options. */
  value: Type.Union([Type.Number(), Type.String(), Type.Boolean()]),
  options: Type.Optional(
    Type.Array(Type.Object({ code: CodeSchema, name: LocalizedTextSchema, formula: Type.String() }), {
      minItems: 1,
    }),
  ),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Parameter = Type.Static<typeof ParameterSchema>;

/** Facts by their keys and what must come of them, see `runPackCases`. */
export const PackCaseSchema = Type.Object({
  name: Type.String({ minLength: 1 }),
  rule: Type.Optional(CodeSchema),
  standard: Type.Optional(CodeSchema),
  indicator: Type.Optional(CodeSchema),
  basis: Type.Optional(CodeSchema),
  facts: Type.Record(Type.String(), Scalar),
  expect: Type.Unknown(),
});
export type PackCase = Type.Static<typeof PackCaseSchema>;

const MAX_DEFINITIONS = 5000;
const listOf = <T extends Type.TSchema>(schema: T) => Type.Array(schema, { maxItems: MAX_DEFINITIONS });

/** A versioned bundle of definitions from one issuer, for one tier (规则包). */
export const PackSchema = Type.Object({
  pack: CodeSchema,
  version: Type.Integer({ minimum: 1 }),
  name: LocalizedTextSchema,
  description: Type.Optional(LocalizedTextSchema),
  issuer: Type.String({ minLength: 1 }),
  tier: TierSchema,
  /** False unless the issuer of the document itself issued the pack. */
  official: Type.Boolean(),
  document: Type.Optional(
    Type.Object({
      title: Type.String(),
      number: Type.Optional(Type.String()),
      issuedOn: Type.Optional(Type.String()),
      issuer: Type.Optional(Type.String()),
    }),
  ),
  levels: listOf(LevelSchema),
  attributes: listOf(AttributeSchema),
  severities: listOf(SeveritySchema),
  items: listOf(DataItemSchema),
  indicators: listOf(IndicatorSchema),
  standards: listOf(StandardSchema),
  rules: listOf(RuleSchema),
  processes: listOf(ProcessSchema),
  parameters: listOf(ParameterSchema),
  cases: listOf(PackCaseSchema),
});
export type Pack = Omit<Type.Static<typeof PackSchema>, 'rules'> & { rules: Rule[] };

export const PACK_LISTS = [
  'levels',
  'attributes',
  'severities',
  'items',
  'indicators',
  'standards',
  'rules',
  'processes',
  'parameters',
  'cases',
] as const satisfies readonly (keyof Pack)[];
