import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Day = Type.String({ pattern: '^[1-9]\\d{3}-\\d{2}-\\d{2}$' });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Code = Type.String({ minLength: 1, maxLength: 120 });

/** Body of `POST /api/replay`; nothing of it is stored. */
export const ReplayRequestSchema = Type.Object({
  /** A rule, released or not: a draft as it is being edited. */
  rule: Type.Unknown(),
  /** First and last simulated day. */
  from: Day,
  to: Day,
  /** Code of a released rule to compare with; the draft's own released version when it is the draft's code. */
  compare: Type.Optional(Code),
  /** Periods in which warnings may open; by the simulated day when absent. */
  openPeriods: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 5000 })),
});
export type ReplayRequest = Type.Static<typeof ReplayRequestSchema>;

export const ReplayedWarningSchema = Type.Object({
  subject: Type.String(),
  /** The simulated day on which it would have opened. */
  openedOn: Type.String(),
  openedIn: Type.String(),
  since: Type.String(),
  resolvedOn: Type.Optional(Type.String()),
  resolvedIn: Type.Optional(Type.String()),
  endedBy: Type.Optional(Type.String()),
  days: Type.Integer(),
  value: Nullable(Type.Number()),
  department: Nullable(Type.String()),
});
export type ReplayedWarningView = Type.Static<typeof ReplayedWarningSchema>;

export const ReplayRunSchema = Type.Object({
  rule: Type.String(),
  from: Type.String(),
  to: Type.String(),
  /** By the day they open on, then by subject. */
  warnings: Type.Array(ReplayedWarningSchema),
  before: Type.Integer(),
  standing: Type.Integer(),
  periods: Type.Array(
    Type.Object({
      period: Type.String(),
      opened: Type.Integer(),
      resolved: Type.Integer(),
      standing: Type.Integer(),
    }),
  ),
  work: Type.Array(
    Type.Object({
      department: Nullable(Type.String()),
      qualityOffice: Type.Boolean(),
      warnings: Type.Integer(),
      tasks: Type.Integer(),
      workingDays: Type.Integer(),
      mostAtOnce: Type.Integer(),
    }),
  ),
  silences: Type.Array(
    Type.Object({
      subject: Type.String(),
      since: Type.String(),
      periods: Type.Integer(),
      tell: Type.String(),
    }),
  ),
  days: Type.Integer(),
  judged: Type.Integer(),
  subjectPeriods: Type.Integer(),
  problems: Type.Array(
    Type.Object({ code: Type.String(), message: Text, fact: Type.Optional(Type.String()) }),
  ),
});
export type ReplayRunView = Type.Static<typeof ReplayRunSchema>;

const WarningPair = Type.Object({ a: ReplayedWarningSchema, b: ReplayedWarningSchema });

/** Answer of `POST /api/replay`. */
export const ReplaySchema = Type.Object({
  replay: ReplayRunSchema,
  /** The released version, replayed over the same days; with `compare`. */
  compared: Type.Optional(ReplayRunSchema),
  /** `a` the released version, `b` the draft. */
  comparison: Type.Optional(
    Type.Object({
      onlyA: Type.Array(ReplayedWarningSchema),
      onlyB: Type.Array(ReplayedWarningSchema),
      same: Type.Array(WarningPair),
      differing: Type.Array(WarningPair),
      medianDaysEarlier: Type.Number(),
    }),
  ),
  /** Names of the subjects and departments that occur, by code. */
  subjects: Type.Record(Type.String(), Type.String()),
  departments: Type.Record(Type.String(), Type.String()),
});
export type ReplayView = Type.Static<typeof ReplaySchema>;

const ShadowSide = Type.Object({
  state: Type.String(),
  verdict: Type.String(),
  value: Nullable(Type.Number()),
  openedIn: Nullable(Type.String()),
});

/** Answer of `GET /api/shadow/:code`: the draft of a released rule beside it, on the data of now. */
export const ShadowSchema = Type.Object({
  rule: Type.String(),
  subjects: Type.Integer(),
  /** Warnings that stand by both. */
  both: Type.Integer(),
  disagreements: Type.Array(
    Type.Object({
      subject: Type.Object({ code: Type.String(), name: Type.String() }),
      kind: Type.Union([Type.Literal('onlyDraft'), Type.Literal('onlyReleased'), Type.Literal('verdict')]),
      period: Type.String(),
      released: ShadowSide,
      draft: ShadowSide,
    }),
  ),
});
export type ShadowView = Type.Static<typeof ShadowSchema>;

/** Body of `POST /api/replay/plan`. */
export const PlanRequestSchema = Type.Object({ rule: Type.Unknown() });

/** Its answer: what the changed rule would make of the warnings there are. Nothing is done. */
export const RevisionPlanSchema = Type.Object({
  rule: Type.String(),
  steps: Type.Array(
    Type.Object({
      subject: Type.Object({ code: Type.String(), name: Type.String() }),
      step: Type.Union([
        Type.Literal('keep'),
        Type.Literal('regrade'),
        Type.Literal('close'),
        Type.Literal('reopen'),
        Type.Literal('open'),
      ]),
      openedIn: Type.String(),
      severity: Type.String(),
      reason: Text,
    }),
  ),
});
export type RevisionPlanView = Type.Static<typeof RevisionPlanSchema>;
