import type { Attribution, RuleExplanation } from '@zhengai/engine';
import Type from 'typebox';
import { DoubtSchema } from './data-warning.js';
import { HandlingSchema } from './warning-handling.js';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const SubjectSchema = Type.Object({
  id: Type.Integer(),
  level: Type.String(),
  levelName: Text,
  code: Type.String(),
  name: Type.String(),
});
export type SubjectView = Type.Static<typeof SubjectSchema>;

export const WarningStateSchema = Type.Union([
  Type.Literal('pending'),
  Type.Literal('open'),
  Type.Literal('recovering'),
  Type.Literal('resolved'),
  Type.Literal('noData'),
  Type.Literal('error'),
]);

/**
 * A row of `GET /api/warnings` → `{ warnings, counts }`. Its query: `state=open,recovering`, `severity=red,orange`,
 * `mine`, `assigned` (to me), `muted`, `toConfirm`, `level`, `rule`, `department`, `matter`, `limit`, `after`.
 */
export const WarningRowSchema = Type.Object({
  id: Type.Integer(),
  rule: Type.String(),
  ruleName: Text,
  subject: SubjectSchema,
  state: WarningStateSchema,
  severity: Type.Object({
    code: Type.String(),
    name: Text,
    rank: Type.Integer(),
    colour: Type.Union([
      Type.Literal('blue'),
      Type.Literal('yellow'),
      Type.Literal('orange'),
      Type.Literal('red'),
    ]),
  }),
  /** One readable sentence: subject, indicator, number, line, since when. */
  sentence: Text,
  value: Nullable(Type.Number()),
  unit: Nullable(Type.String()),
  since: Type.String(),
  openedIn: Type.String(),
  openedAt: Type.String(),
  updatedAt: Type.String(),
  acknowledgedBy: Nullable(Type.String()),
  responsible: Nullable(Type.String()),
  department: Nullable(Type.String()),
  handling: HandlingSchema,
});
export type WarningRow = Type.Static<typeof WarningRowSchema>;

export const WarningListSchema = Type.Object({
  warnings: Type.Array(WarningRowSchema),
  counts: Type.Record(Type.String(), Type.Integer()),
});
export type WarningList = Type.Static<typeof WarningListSchema>;

export const HistoryPointSchema = Type.Object({
  period: Type.String(),
  value: Nullable(Type.Number()),
  verdict: Type.Union([Type.Literal('triggered'), Type.Literal('clear'), Type.Literal('unknown')]),
  /** The line judged against in that period, where the deciding comparison has one. */
  line: Nullable(Type.Number()),
});
export type HistoryPoint = Type.Static<typeof HistoryPointSchema>;

export const WarningEventSchema = Type.Object({
  kind: Type.String(),
  at: Type.String(),
  by: Nullable(Type.String()),
  period: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** The versions it happened under; `null` in old records. */
  ruleVersion: Nullable(Type.Integer()),
  releaseId: Nullable(Type.Integer()),
});

/** `GET /api/warnings/:id` */
export const WarningDetailSchema = Type.Object({
  warning: WarningRowSchema,
  ruleVersion: Type.Integer(),
  ruleSentence: Text,
  indicator: Nullable(
    Type.Object({
      code: Type.String(),
      name: Text,
      unit: Nullable(Type.String()),
      decimals: Type.Integer(),
      formula: Type.String(),
    }),
  ),
  /** `RuleExplanation` of the engine. */
  explanation: Type.Unknown(),
  /** `Attribution` of the engine, once the diagnose queue has attached it. */
  attribution: Type.Unknown(),
  /** Why the data behind the verdict are to be read with care. */
  doubts: Type.Array(DoubtSchema),
  history: Type.Array(HistoryPointSchema),
  events: Type.Array(WarningEventSchema),
  tasks: Type.Array(
    Type.Object({
      id: Type.Integer(),
      title: Text,
      status: Type.String(),
      dueOn: Type.String(),
      assignee: Nullable(Type.String()),
    }),
  ),
  effect: Nullable(
    Type.Object({
      outcome: Type.Union([
        Type.Literal('effective'),
        Type.Literal('notEffective'),
        Type.Literal('cannotTellYet'),
      ]),
      reason: Text,
      window: Type.Object({ from: Type.String(), to: Type.String() }),
      acceptedAt: Nullable(Type.String()),
    }),
  ),
});
export type WarningDetail = Omit<Type.Static<typeof WarningDetailSchema>, 'explanation' | 'attribution'> & {
  explanation: RuleExplanation | null;
  attribution: Attribution | null;
};

/** `POST /api/warnings/:id/acknowledge` (no body), `POST /api/warnings/:id/dismiss` */
export const DismissSchema = Type.Object({
  reason: Type.Union([
    Type.Literal('falseAlarm'),
    Type.Literal('dataError'),
    Type.Literal('exempted'),
    Type.Literal('other'),
  ]),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type Dismiss = Type.Static<typeof DismissSchema>;
