import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Words = Type.String({ minLength: 1, maxLength: 2000 });
const PersonSchema = Type.Object({ id: Type.Integer(), name: Type.String() });
const Days = Type.Integer({ minimum: 1, maximum: 366 });

/** By which open warning of another rule, or under which silence, a warning is said to nobody. */
export const MutedSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('rule'),
    warningId: Type.Integer(),
    ruleName: Text,
    subject: Type.String(),
  }),
  Type.Object({
    kind: Type.Literal('silence'),
    silenceId: Type.Integer(),
    reason: Type.String(),
    by: Nullable(Type.String()),
    endsAt: Type.String(),
    untilDataChanges: Type.Boolean(),
  }),
]);
export type Muted = Type.Static<typeof MutedSchema>;

/** What people and other warnings make of a warning, beside its life cycle. */
export const HandlingSchema = Type.Object({
  assignedTo: Nullable(PersonSchema),
  confirmation: Nullable(
    Type.Union([
      Type.Literal('waiting'),
      Type.Literal('confirmed'),
      Type.Literal('falseAlarm'),
      Type.Literal('appeal'),
      Type.Literal('exemption'),
    ]),
  ),
  /** Nobody outside the quality office sees it. */
  withheld: Type.Boolean(),
  /** When those responsible were told. */
  toldAt: Nullable(Type.String()),
  muted: Nullable(MutedSchema),
  matterId: Nullable(Type.Integer()),
  /** Since when a correction has taken its ground away. */
  overturnedAt: Nullable(Type.String()),
  /** Steps of the escalation taken so far. */
  escalated: Type.Integer(),
});
export type Handling = Type.Static<typeof HandlingSchema>;

/**
 * What is done about warnings. `dismiss`, `silence` and `answer` are the quality office's; the others are open to
 * whoever sees the warning.
 */
export const WarningDeedSchema = Type.Union([
  Type.Object({ kind: Type.Literal('acknowledge') }),
  Type.Object({ kind: Type.Literal('assign'), to: Nullable(Type.Integer({ minimum: 1 })) }),
  Type.Object({
    kind: Type.Literal('comment'),
    text: Words,
    mentions: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 50 })),
  }),
  Type.Object({
    kind: Type.Literal('silence'),
    reason: Words,
    days: Days,
    untilDataChanges: Type.Optional(Type.Boolean()),
  }),
  Type.Object({
    kind: Type.Literal('dismiss'),
    reason: Type.Union([
      Type.Literal('falseAlarm'),
      Type.Literal('dataError'),
      Type.Literal('exempted'),
      Type.Literal('other'),
    ]),
    note: Type.Optional(Words),
  }),
  Type.Object({
    kind: Type.Literal('answer'),
    answer: Type.Union([
      Type.Literal('confirmed'),
      Type.Literal('falseAlarm'),
      Type.Literal('appeal'),
      Type.Literal('exemption'),
    ]),
    note: Type.Optional(Words),
  }),
  Type.Object({ kind: Type.Literal('appeal'), text: Words }),
]);
export type WarningDeedBody = Type.Static<typeof WarningDeedSchema>;

/** `POST /api/warnings/deeds`: the same about one warning or many. */
export const WarningDeedsSchema = Type.Object({
  ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 500 }),
  deed: WarningDeedSchema,
});

/** Its answer: in the order of the ids, each once; what failed for one was done for the others. */
export const DeedResultsSchema = Type.Object({
  done: Type.Integer(),
  results: Type.Array(
    Type.Object({
      id: Type.Integer(),
      ok: Type.Boolean(),
      code: Type.Optional(Type.String()),
      message: Type.Optional(Text),
    }),
  ),
});
export type DeedResults = Type.Static<typeof DeedResultsSchema>;

/** `POST /api/silences`: of a rule, of a subject (with what stands below it) or of both. */
export const NewSilenceSchema = Type.Object({
  rule: Type.Optional(Type.String({ maxLength: 120 })),
  subject: Type.Optional(Type.Integer({ minimum: 1 })),
  withBelow: Type.Optional(Type.Boolean()),
  reason: Words,
  /** From now; until the data changes it lasts so long at most. */
  days: Days,
  untilDataChanges: Type.Optional(Type.Boolean()),
});

/** A row of `GET /api/silences?running=true&limit=`. */
export const SilenceSchema = Type.Object({
  id: Type.Integer(),
  rule: Nullable(Type.Object({ code: Type.String(), name: Text })),
  subject: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  withBelow: Type.Boolean(),
  reason: Type.String(),
  by: Nullable(Type.String()),
  at: Type.String(),
  endsAt: Type.String(),
  untilDataChanges: Type.Boolean(),
  endedAt: Nullable(Type.String()),
  endedBy: Nullable(Type.String()),
  running: Type.Boolean(),
});
export type SilenceView = Type.Static<typeof SilenceSchema>;

/** `GET /api/saved-views`, `PUT /api/saved-views` (one of the same name is replaced). */
export const SavedViewSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** The query of `GET /api/warnings`, by name. */
  filter: Type.Record(Type.String(), Type.Unknown()),
});
export type SavedViewBody = Type.Static<typeof SavedViewSchema>;
export const NewSavedViewSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  filter: Type.Record(
    Type.String({ maxLength: 40 }),
    Type.Union([Type.String({ maxLength: 400 }), Type.Number(), Type.Boolean()]),
    { maxProperties: 20 },
  ),
});
