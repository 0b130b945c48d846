import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ProvenanceSchema } from './provenance.js';
import { LineOperatorSchema } from './standard.js';

const Period = Type.String({ minLength: 4, maxLength: 40 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What a period's value shall be: compared with a number, or inside a range (both ends included). */
export const TargetBoundSchema = Type.Union([
  Type.Object({ value: Type.Number(), operator: Type.Optional(LineOperatorSchema) }),
  Type.Object({ least: Type.Number(), most: Type.Number() }),
]);
export type TargetBound = Type.Static<typeof TargetBoundSchema>;

const PeriodTargetSchema = Type.Union([
  Type.Object({ period: Period, value: Type.Number(), operator: Type.Optional(LineOperatorSchema) }),
  Type.Object({ period: Period, least: Type.Number(), most: Type.Number() }),
]);
export type PeriodTarget = Type.Static<typeof PeriodTargetSchema>;

const PeriodAmount = Type.Object({ period: Period, value: Type.Number() });

const head = {
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Code of the subject it is set for. */
  subject: CodeSchema,
  /** Target of the subject above that this one serves (目标链). */
  parent: Type.Optional(CodeSchema),
  /** Share in the attainment of all targets of the subject; 1 when absent. */
  weight: Type.Optional(Type.Number({ minimum: 0 })),
  owner: Type.Optional(Type.String({ maxLength: 400 })),
  provenance: Type.Optional(ProvenanceSchema),
};
const measured = {
  indicator: CodeSchema,
  /** Basis (口径) that is judged; the indicator's first when absent. */
  basis: Type.Optional(CodeSchema),
};

/** A value for each period (数值目标). */
export const NumericTargetSchema = Type.Object({
  ...head,
  ...measured,
  kind: Type.Literal('numeric'),
  /** Where it started. */
  baseline: Type.Optional(PeriodAmount),
  values: Type.Array(PeriodTargetSchema, { minItems: 1, maxItems: 100 }),
  /** `ratio`: value against target; `progress`: the way covered from the baseline. `ratio` when absent. */
  attainment: Type.Optional(Type.Union([Type.Literal('ratio'), Type.Literal('progress')])),
});

/** Amounts that add up over the periods; what one falls short of is owed in the next (累计目标). */
export const CumulativeTargetSchema = Type.Object({
  ...head,
  ...measured,
  kind: Type.Literal('cumulative'),
  /** What counts already from before the first period (结转). */
  carriedIn: Type.Optional(Type.Number()),
  /** The amount of each period. */
  values: Type.Array(PeriodAmount, { minItems: 1, maxItems: 100 }),
  /** Totals by then, where the document sets them (中期, 终期); the sum of the amounts when absent. */
  midTerm: Type.Optional(PeriodAmount),
  final: Type.Optional(PeriodAmount),
});

/** Things to be done by a day, proved by evidence (节点目标). */
export const MilestoneTargetSchema = Type.Object({
  ...head,
  kind: Type.Literal('milestone'),
  milestones: Type.Array(
    Type.Object({
      code: CodeSchema,
      name: LocalizedTextSchema,
      dueOn: Day,
      weight: Type.Optional(Type.Number({ minimum: 0 })),
      /** Evidence that has to be there, by code. */
      evidence: Type.Array(Type.Object({ code: CodeSchema, name: LocalizedTextSchema }), { maxItems: 50 }),
    }),
    { minItems: 1, maxItems: 200 },
  ),
});

/** Judged by people on a scale (定性目标). */
export const QualitativeTargetSchema = Type.Object({
  ...head,
  kind: Type.Literal('qualitative'),
  criteria: LocalizedTextSchema,
  /** Best first; attainment 0–1. */
  scale: Type.Array(
    Type.Object({
      code: CodeSchema,
      name: LocalizedTextSchema,
      attainment: Type.Number({ minimum: 0, maximum: 1 }),
    }),
    { minItems: 2, maxItems: 20 },
  ),
  /** Step of the scale from which the target is met. */
  metFrom: CodeSchema,
  minimumJudges: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const TargetSchema = Type.Union([
  NumericTargetSchema,
  CumulativeTargetSchema,
  MilestoneTargetSchema,
  QualitativeTargetSchema,
]);
/** What a subject shall reach (目标). */
export type Target = Type.Static<typeof TargetSchema>;
export type NumericTarget = Type.Static<typeof NumericTargetSchema>;
export type CumulativeTarget = Type.Static<typeof CumulativeTargetSchema>;
export type MilestoneTarget = Type.Static<typeof MilestoneTargetSchema>;
export type QualitativeTarget = Type.Static<typeof QualitativeTargetSchema>;

/** How the value of a subject follows from those of the subjects below it (汇总方式). */
export const AggregationSchema = Type.Union([
  Type.Object({ kind: Type.Literal('sum') }),
  Type.Object({ kind: Type.Literal('mean') }),
  Type.Object({ kind: Type.Literal('max') }),
  Type.Object({ kind: Type.Literal('min') }),
  /** A quotient of sums: the mean weighted by the denominators, `denominator` in FEEL. */
  Type.Object({
    kind: Type.Literal('weightedRatio'),
    denominator: Type.Optional(Type.String({ maxLength: 4000 })),
  }),
  /** How many of them hold against a value. */
  Type.Object({ kind: Type.Literal('count'), operator: LineOperatorSchema, value: Type.Number() }),
]);
export type Aggregation = Type.Static<typeof AggregationSchema>;
