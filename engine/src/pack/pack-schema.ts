import Type from 'typebox';
import {
  AttributeSchema,
  CodeSchema,
  DataItemSchema,
  DataSetSchema,
  EvidenceSchema,
  HierarchySchema,
  IndicatorSchema,
  LevelSchema,
  LocalizedTextSchema,
  ProcessSchema,
  ProvenanceSchema,
  RuleSchema,
  ScoreSheetSchema,
  SeveritySchema,
  StandardSchema,
  TargetSchema,
  TierSchema,
  type Evidence,
  type Rule,
  type ScoreSheet,
} from '../model/index.js';

const Scalar = Type.Union([Type.Number(), Type.String({ maxLength: 4000 }), Type.Boolean(), Type.Null()]);
const FactsSchema = Type.Record(Type.String(), Scalar);
const VerdictSchema = Type.Union([Type.Literal('triggered'), Type.Literal('clear'), Type.Literal('unknown')]);

/** A value that a document leaves open; `${code}` in the pack's texts stands for it. */
export const ParameterSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  meaning: Type.Optional(LocalizedTextSchema),
  /** The value, or the code of one of the options. */
  value: Type.Union([Type.Number(), Type.String({ maxLength: 4000 }), Type.Boolean()]),
  options: Type.Optional(
    Type.Array(
      Type.Object({ code: CodeSchema, name: LocalizedTextSchema, formula: Type.String({ maxLength: 4000 }) }),
      { minItems: 1, maxItems: 100 },
    ),
  ),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Parameter = Type.Static<typeof ParameterSchema>;

/**
 * An example kept with the pack, see `runPackCases`. It names one of `rule`, `standard` and `indicator`; what is not
 * given is computed from what is.
 */
export const PackCaseSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 400 }),
  rule: Type.Optional(CodeSchema),
  standard: Type.Optional(CodeSchema),
  indicator: Type.Optional(CodeSchema),
  basis: Type.Optional(CodeSchema),
  /** By fact key. */
  facts: FactsSchema,
  /** By attribute code; like attributes among the facts they hold in earlier periods too. */
  attributes: Type.Optional(FactsSchema),
  /** Facts of the periods before, the latest first, by fact key without offset. */
  history: Type.Optional(Type.Array(FactsSchema, { maxItems: 120 })),
  /** A rule's verdict (with the union of its smallest missing sets), an indicator's rounded value, a standard's values by line. */
  expect: Type.Union([
    Type.Number(),
    Type.Null(),
    ...VerdictSchema.anyOf,
    Type.Object({ verdict: VerdictSchema, missing: Type.Optional(Type.Array(Type.String())) }),
    Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
  ]),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
});
export type PackCase = Type.Static<typeof PackCaseSchema>;

/** A subject that a pack brings along for its examples. */
export const PackSubjectSchema = Type.Object({
  code: CodeSchema,
  name: Type.String({ minLength: 1, maxLength: 400 }),
  level: CodeSchema,
  parent: Type.Optional(CodeSchema),
  attributes: Type.Optional(FactsSchema),
});
export type PackSubject = Type.Static<typeof PackSubjectSchema>;

const MAX_DEFINITIONS = 10_000;
const listOf = <T extends Type.TSchema>(schema: T) => Type.Array(schema, { maxItems: MAX_DEFINITIONS });

/** A versioned bundle of definitions from one issuer, for one tier (规则包). */
export const PackSchema = Type.Object({
  pack: CodeSchema,
  version: Type.Integer({ minimum: 1 }),
  name: LocalizedTextSchema,
  description: Type.Optional(LocalizedTextSchema),
  issuer: Type.String({ minLength: 1, maxLength: 400 }),
  tier: TierSchema,
  /** Leading language, BCP 47. */
  language: Type.Optional(Type.String({ maxLength: 20 })),
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
  hierarchies: Type.Optional(listOf(HierarchySchema)),
  dataSets: Type.Optional(listOf(DataSetSchema)),
  evidence: Type.Optional(listOf(EvidenceSchema)),
  scoreSheets: Type.Optional(listOf(ScoreSheetSchema)),
  targets: Type.Optional(listOf(TargetSchema)),
  subjects: Type.Optional(listOf(PackSubjectSchema)),
});
export type Pack = Omit<Type.Static<typeof PackSchema>, 'rules' | 'scoreSheets' | 'evidence'> & {
  rules: Rule[];
  evidence?: Evidence[];
  scoreSheets?: ScoreSheet[];
};

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
