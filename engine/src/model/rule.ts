import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { PeriodKindSchema } from './period-kind.js';
import { ProvenanceSchema } from './provenance.js';

/** json-rules-engine's condition format, unchanged. */
export type ConditionValue =
  FactOperand | number | string | boolean | null | readonly (number | string | boolean | null)[];

/** A fact on the right-hand side of a comparison. */
export interface FactOperand {
  readonly fact: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly path?: string;
}

export interface Comparison extends FactOperand {
  readonly operator: string;
  readonly value: ConditionValue;
  readonly priority?: number;
  readonly name?: string;
}
export interface AllCondition {
  readonly all: readonly Condition[];
  readonly name?: string;
  readonly priority?: number;
}
export interface AnyCondition {
  readonly any: readonly Condition[];
  readonly name?: string;
  readonly priority?: number;
}
export interface NotCondition {
  readonly not: Condition;
  readonly name?: string;
  readonly priority?: number;
}
export interface NamedCondition {
  readonly condition: string;
  readonly name?: string;
  readonly priority?: number;
}
export type Condition = AllCondition | AnyCondition | NotCondition | NamedCondition | Comparison;
export type TopLevelCondition = AllCondition | AnyCondition | NotCondition | NamedCondition;

export const SeveritySchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Higher is worse; orders the scale. */
  rank: Type.Integer({ minimum: 0 }),
  /** Token of the page's palette. */
  colour: Type.Union([
    Type.Literal('blue'),
    Type.Literal('yellow'),
    Type.Literal('orange'),
    Type.Literal('red'),
  ]),
});
export type Severity = Type.Static<typeof SeveritySchema>;

/** Whom a missing answer concerns: who owes the data, who keeps the rule, or the quality office. */
export const NoAnswerAudienceSchema = Type.Union([
  Type.Literal('dataOwner'),
  Type.Literal('ruleOwner'),
  Type.Literal('qualityOffice'),
]);
export type NoAnswerAudience = Type.Static<typeof NoAnswerAudienceSchema>;

/** After how many periods in a row without an answer somebody is told: of the data, never as a quality warning. */
export const NoAnswerRuleSchema = Type.Object({
  after: Type.Integer({ minimum: 1, maximum: 50 }),
  tell: NoAnswerAudienceSchema,
});
export type NoAnswerRule = Type.Static<typeof NoAnswerRuleSchema>;

/** How the warning of a rule lives (预警). Counts are consecutive periods of the rule's kind. */
export const LifeCycleSchema = Type.Object({
  opensAfter: Type.Integer({ minimum: 1, maximum: 50 }),
  clearsAfter: Type.Integer({ minimum: 1, maximum: 50 }),
  /** json-rules-engine condition that must be true for a period to count as recovered; else "not triggered". */
  recovery: Type.Optional(Type.Unknown()),
  /** Periods a warning stands at least before its data may end it, the one it opened in being the first. */
  keepsOpenFor: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  /** When the data is missing. */
  noData: Type.Optional(NoAnswerRuleSchema),
  /** When evaluating the rule fails. */
  error: Type.Optional(NoAnswerRuleSchema),
});
export type LifeCycle = Type.Static<typeof LifeCycleSchema>;

/** While a warning of that rule is open for the subject itself or for one above it, this rule's warnings are muted. */
export const InhibitorSchema = Type.Object({
  rule: CodeSchema,
  /** The hierarchy that leads to the subjects above; every one when absent. */
  hierarchy: Type.Optional(CodeSchema),
});
export type Inhibitor = Type.Static<typeof InhibitorSchema>;

/** Whom a warning is brought to when nobody has answered it for so long. */
export const EscalationStepSchema = Type.Object({
  afterWorkingDays: Type.Integer({ minimum: 1, maximum: 400 }),
  to: Type.Union([Type.Literal('reviewer'), Type.Literal('leader'), Type.Literal('qualityOffice')]),
});
export type EscalationStep = Type.Static<typeof EscalationStepSchema>;

/** json-rules-engine conditions over facts → event (规则). */
export const RuleSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  periodKind: PeriodKindSchema,
  /** The indicator this rule is about: shown as its number and history. */
  indicator: Type.Optional(CodeSchema),
  /** `TopLevelCondition`, checked by `validateRule`. */
  conditions: Type.Unknown(),
  /** Named conditions used by this rule: name → condition. */
  namedConditions: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  priority: Type.Optional(Type.Integer({ minimum: 1 })),
  event: Type.Object({
    /** json-rules-engine's event type; the severity's code on the pack's scale. */
    type: CodeSchema,
    params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
  message: Type.Optional(LocalizedTextSchema),
  lifeCycle: LifeCycleSchema,
  /** Process started when the warning opens; none when absent. */
  process: Type.Optional(CodeSchema),
  /** Nobody outside the quality office is told of a warning before it has confirmed it. */
  confirmation: Type.Optional(Type.Boolean()),
  inhibitedBy: Type.Optional(Type.Array(InhibitorSchema, { maxItems: 20 })),
  /** Upwards: each step later than the one before. */
  escalation: Type.Optional(Type.Array(EscalationStepSchema, { maxItems: 10 })),
  owner: Type.Optional(Type.String()),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Rule = Omit<Type.Static<typeof RuleSchema>, 'conditions' | 'namedConditions' | 'lifeCycle'> & {
  conditions: TopLevelCondition;
  namedConditions?: Readonly<Record<string, TopLevelCondition>>;
  lifeCycle: Omit<LifeCycle, 'recovery'> & { recovery?: TopLevelCondition };
};
