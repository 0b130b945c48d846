import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ProvenanceSchema } from './provenance.js';

const Formula = Type.String({ minLength: 1, maxLength: 4000 });
const Decimals = Type.Optional(Type.Integer({ minimum: 0, maximum: 10 }));

/**
 * What is measured: a FEEL formula, or a quotient that is kept exact. A formula's value is rounded to `decimals`
 * (10 when absent: that takes away the noise of binary fractions); a quotient only where it says so.
 */
export const MeasureSchema = Type.Union([
  Formula,
  Type.Object({ formula: Formula, decimals: Decimals }),
  Type.Object({
    numerator: Formula,
    denominator: Formula,
    /** × 100. */
    percent: Type.Optional(Type.Boolean()),
    decimals: Decimals,
  }),
]);
export type Measure = Type.Static<typeof MeasureSchema>;

/** A number, or a FEEL formula where it depends on the subject. */
export const LimitSchema = Type.Union([Type.Number(), Formula]);
export type Limit = Type.Static<typeof LimitSchema>;

const Direction = Type.Union([Type.Literal('higher'), Type.Literal('lower')]);
/** What is given between full and zero: in proportion to the full value, along a straight line, or nothing. */
const Between = Type.Union([Type.Literal('ratio'), Type.Literal('linear'), Type.Literal('none')]);

const head = {
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Factor on the points before they are added up; 1 when absent. */
  weight: Type.Optional(Type.Number({ minimum: 0 })),
  owner: Type.Optional(Type.String({ maxLength: 400 })),
  /** Evidence that has to be handed in. */
  evidence: Type.Optional(LocalizedTextSchema),
  provenance: Type.Optional(ProvenanceSchema),
};
/** Full mark (分值). */
const points = { points: Type.Number({ minimum: 0 }) };

/** Full at the standard's pass line, zero when worse than its limit line, the ratio between (合格满分、限制零分). */
export const StandardRatioSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('standardRatio'),
  standard: CodeSchema,
  pass: CodeSchema,
  zero: Type.Optional(CodeSchema),
  between: Type.Optional(Between),
});

/** Full and zero at values of the sheet's own (自定上下限). */
export const OwnFloorSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('ownFloor'),
  measure: MeasureSchema,
  direction: Type.Optional(Direction),
  full: LimitSchema,
  /** Zero when worse than this. */
  zero: Type.Optional(LimitSchema),
  between: Type.Optional(Between),
});

/** In proportion to the best of the group: the highest, or the lowest where less is better (与最优者之比). */
export const PeerRatioSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('peerRatio'),
  measure: MeasureSchema,
  best: Type.Union([Type.Literal('highest'), Type.Literal('lowest')]),
  /** Zero when worse than this. */
  zero: Type.Optional(LimitSchema),
  zeroWhen: Type.Optional(Formula),
  /** Compared only with subjects that have the same value of this formula. */
  among: Type.Optional(Formula),
});

/** Steps around the group's mean (均值分档). */
export const MeanStepsSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('meanSteps'),
  measure: MeasureSchema,
  direction: Type.Optional(Direction),
  /** A published mean; the group's own when absent. */
  mean: Type.Optional(LimitSchema),
  /** The group's mean is rounded to so many decimals, as it is published; not at all when absent. */
  meanDecimals: Decimals,
  among: Type.Optional(Formula),
  /** `behind`: how far worse than the mean the value may be, inclusive; smallest first, 0 is the mean itself. */
  steps: Type.Array(Type.Object({ behind: Type.Number(), points: Type.Number() }), {
    minItems: 1,
    maxItems: 100,
  }),
  otherwise: Type.Number(),
});

/** Points for each of something that is counted. */
export const ScoreEventSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** How many there were. */
  count: Formula,
  each: Type.Number({ minimum: 0 }),
  /** At most so many points for this kind of event. */
  most: Type.Optional(Type.Number({ minimum: 0 })),
});
export type ScoreEvent = Type.Static<typeof ScoreEventSchema>;
const events = Type.Array(ScoreEventSchema, { maxItems: 200 });

/** The full mark less something for every event, not below the floor (逐项扣分). */
export const DeductionsSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('deductions'),
  events,
  /** 0 when absent. */
  floor: Type.Optional(Type.Number()),
  zeroWhen: Type.Optional(Formula),
});

const tiers = Type.Array(
  Type.Object({ code: CodeSchema, name: LocalizedTextSchema, percent: Type.Number({ minimum: 0 }) }),
  { minItems: 1, maxItems: 100 },
);
/** Achievements by tier and rank; the same one counts once, at its highest (成果加权计数). */
export const TieredCountSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('tieredCount'),
  /** Fact that holds the list of achievements: `{ item, tier, rank }`. */
  list: CodeSchema,
  tiers,
  /** Share by rank, 100 where there are no ranks. */
  ranks: Type.Optional(tiers),
  /** Points of one achievement at 100 %. */
  each: Type.Number({ minimum: 0 }),
  /** The sum as it is, or in proportion to the best of the group. */
  scale: Type.Optional(Type.Union([Type.Literal('absolute'), Type.Literal('toBest')])),
  among: Type.Optional(Formula),
});

/** A share of the total, held against what the subject's category asks (分类占比). */
export const CategoryShareSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('categoryShare'),
  part: Formula,
  whole: Formula,
  /** The first that holds; `full` and `zero` in percent. */
  cases: Type.Array(
    Type.Object({
      name: LocalizedTextSchema,
      /** Holds always when absent. */
      when: Type.Optional(Formula),
      full: Type.Number({ exclusiveMinimum: 0 }),
      zero: Type.Optional(Type.Number()),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  between: Type.Optional(Between),
});

/** Mean of weighted answers over the questions of a survey (满意度指数). */
export const SurveyIndexSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('surveyIndex'),
  /** Answers and their worth out of 100; all answers count as respondents, also those worth 0. */
  answers: Type.Array(
    Type.Object({
      code: CodeSchema,
      name: LocalizedTextSchema,
      worth: Type.Number({ minimum: 0, maximum: 100 }),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  questions: Type.Array(
    Type.Object({
      code: CodeSchema,
      name: LocalizedTextSchema,
      /** Answer → how many gave it, or its share. */
      counts: Type.Record(Type.String(), Formula),
    }),
    { minItems: 1, maxItems: 200 },
  ),
  /** With fewer respondents the index is not known. */
  minimumRespondents: Type.Optional(Type.Number({ minimum: 0 })),
  respondents: Type.Optional(Formula),
});

/** Entered by people, with evidence (专家评分). */
export const ExpertEntrySchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('expertEntry'),
  /** Fact that holds the entries: a number, or the list of `{ judge, value, evidence }`. */
  entries: CodeSchema,
  /** The entries' full mark; the item's own when absent. */
  outOf: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  /** `trimmedMean` leaves out one highest and one lowest of three and more. */
  combine: Type.Optional(
    Type.Union([Type.Literal('mean'), Type.Literal('median'), Type.Literal('trimmedMean')]),
  ),
  minimumJudges: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Entries without evidence do not count. */
  evidenceRequired: Type.Optional(Type.Boolean()),
});

/** On top of the full mark, and off it, each up to its cap (加分与扣分). */
export const BonusPenaltySchema = Type.Object({
  ...head,
  kind: Type.Literal('bonusPenalty'),
  bonus: events,
  penalty: events,
  mostBonus: Type.Number({ minimum: 0 }),
  mostPenalty: Type.Number({ minimum: 0 }),
});

const simple = [
  StandardRatioSchema,
  OwnFloorSchema,
  PeerRatioSchema,
  MeanStepsSchema,
  DeductionsSchema,
  TieredCountSchema,
  CategoryShareSchema,
  SurveyIndexSchema,
  ExpertEntrySchema,
  BonusPenaltySchema,
] as const;
const SimpleItemSchema = Type.Union([...simple]);
export type SimpleScoreItem = Type.Static<typeof SimpleItemSchema>;

/** Several forms make one item (复合). `product` multiplies the shares of the full marks. */
export const CompoundSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('compound'),
  combine: Type.Union([
    Type.Literal('sum'),
    Type.Literal('mean'),
    Type.Literal('least'),
    Type.Literal('greatest'),
    Type.Literal('product'),
  ]),
  parts: Type.Array(SimpleItemSchema, { minItems: 1, maxItems: 50 }),
});

/** Something so grave that the item is worth nothing, and perhaps the whole sheet (一票否决). */
export const VetoSchema = Type.Object({
  ...head,
  ...points,
  kind: Type.Literal('veto'),
  when: Formula,
  /** What is scored where there is no veto; the full mark when absent. */
  otherwise: Type.Optional(Type.Union([...simple, CompoundSchema])),
  /** Grade of the whole sheet, at best. */
  grade: Type.Optional(CodeSchema),
  /** Total of the whole sheet, at most. */
  mostTotal: Type.Optional(Type.Number()),
});

const LeafSchema = Type.Union([...simple, CompoundSchema, VetoSchema]);
export type LeafScoreItem = Type.Static<typeof LeafSchema>;

const groupOf = <T extends Type.TSchema>(item: T) =>
  Type.Object({
    ...head,
    kind: Type.Literal('group'),
    /** Full mark as the document states it: held against the sum of the items. */
    points: Type.Optional(Type.Number({ minimum: 0 })),
    /** Bounds of the sum, before the weight. */
    atLeast: Type.Optional(Type.Number()),
    atMost: Type.Optional(Type.Number()),
    items: Type.Array(item, { minItems: 1, maxItems: 1000 }),
  });
const leaves = [...simple, CompoundSchema, VetoSchema] as const;
const InnerGroup = groupOf(LeafSchema);
const MiddleGroup = groupOf(Type.Union([...leaves, InnerGroup]));
/** Groups stand in groups, three deep. */
export const ScoreGroupSchema = groupOf(Type.Union([...leaves, MiddleGroup]));
export const ScoreItemSchema = Type.Union([...leaves, ScoreGroupSchema]);

export interface ScoreGroup extends Omit<Type.Static<typeof InnerGroup>, 'items'> {
  items: readonly ScoreItem[];
}
export type ScoreItem = LeafScoreItem | ScoreGroup;
