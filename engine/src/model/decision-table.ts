import Type from 'typebox';
import { ValueTypeSchema } from './fact.js';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';

/** DMN 1.5, 8.2.8. */
export const HitPolicySchema = Type.Union([
  Type.Literal('UNIQUE'),
  Type.Literal('ANY'),
  Type.Literal('PRIORITY'),
  Type.Literal('FIRST'),
  Type.Literal('COLLECT'),
  Type.Literal('RULE ORDER'),
  Type.Literal('OUTPUT ORDER'),
]);
export type HitPolicy = Type.Static<typeof HitPolicySchema>;

/** What COLLECT makes of the numbers it collects; a list when absent. */
export const AggregatorSchema = Type.Union([
  Type.Literal('SUM'),
  Type.Literal('MIN'),
  Type.Literal('MAX'),
  Type.Literal('COUNT'),
]);
export type Aggregator = Type.Static<typeof AggregatorSchema>;

const ConstantSchema = Type.Union([Type.Number(), Type.Boolean(), Type.Null()]);

export const TableInputSchema = Type.Object({
  label: LocalizedTextSchema,
  /** FEEL over attributes and facts, usually one attribute's name. */
  expression: Type.String({ minLength: 1 }),
});
export type TableInput = Type.Static<typeof TableInputSchema>;

export const TableOutputSchema = Type.Object({
  code: CodeSchema,
  label: LocalizedTextSchema,
  valueType: ValueTypeSchema,
  /** Allowed values, the one of highest priority first; PRIORITY and OUTPUT ORDER go by them. */
  values: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]))),
  /** Where no row applies. */
  default: Type.Optional(Type.Union([Type.String(), ConstantSchema])),
});
export type TableOutput = Type.Static<typeof TableOutputSchema>;

/** A number, a truth or null as they are; a text is a FEEL expression (`"红牌"` with its quotes). */
export const OutputEntrySchema = Type.Union([Type.String(), ConstantSchema]);
export type OutputEntry = Type.Static<typeof OutputEntrySchema>;

export const TableRowSchema = Type.Object({
  /** FEEL unary tests, one for each input, `-` for any. */
  when: Type.Array(Type.String()),
  /** One for each output. */
  then: Type.Array(OutputEntrySchema),
  annotation: Type.Optional(Type.String()),
});
export type TableRow = Type.Static<typeof TableRowSchema>;

/** A DMN decision table (决策表). */
export const DecisionTableSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  hitPolicy: HitPolicySchema,
  aggregator: Type.Optional(AggregatorSchema),
  inputs: Type.Array(TableInputSchema),
  outputs: Type.Array(TableOutputSchema, { minItems: 1 }),
  rows: Type.Array(TableRowSchema),
});
export type DecisionTable = Type.Static<typeof DecisionTableSchema>;
