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

/** How the warning of a rule lives (预警). Counts are consecutive periods of the rule's kind. */
export const LifeCycleSchema = Type.Object({
  opensAfter: Type.Integer({ minimum: 1, maximum: 50 }),
  clearsAfter: Type.Integer({ minimum: 1, maximum: 50 }),
  /** json-rules-engine condition that must be true for a period to count as recovered; else "not triggered". */
  recovery: Type.Optional(Type.Unknown()),
});
export type LifeCycle = Type.Static<typeof LifeCycleSchema>;

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
  owner: Type.Optional(Type.String()),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Rule = Omit<Type.Static<typeof RuleSchema>, 'conditions' | 'namedConditions' | 'lifeCycle'> & {
  conditions: TopLevelCondition;
  namedConditions?: Readonly<Record<string, TopLevelCondition>>;
  lifeCycle: Omit<LifeCycle, 'recovery'> & { recovery?: TopLevelCondition };
};
