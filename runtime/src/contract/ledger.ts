import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Counts = Type.Record(Type.String(), Type.Integer());
const ThresholdSchema = Type.Object({
  threshold: Type.Number(),
  raised: Type.Integer(),
  precision: Type.Number(),
  recall: Type.Number(),
});

/** `GET /api/rules/:code/ledger?version=`: how good a rule has been (规则台账). */
export const LedgerSchema = Type.Object({
  rule: Type.Object({ code: Type.String(), name: Text, version: Nullable(Type.Integer()) }),
  /** Versions that have raised warnings. */
  versions: Type.Array(Type.Integer()),
  /** Unit of the values and thresholds. */
  unit: Nullable(Type.String()),
  ledger: Type.Object({
    opened: Type.Integer(),
    standing: Type.Integer(),
    /** By what ended them; by the reason given. */
    ended: Counts,
    dismissedFor: Counts,
    confirmed: Type.Integer(),
    falseAlarms: Type.Integer(),
    /** Confirmed among the labelled, 0–1. */
    precision: Nullable(Type.Number()),
    medianResponseHours: Nullable(Type.Number()),
    unanswered: Type.Integer(),
    flaps: Type.Integer(),
    repeatedSubjects: Type.Integer(),
    repeats: Type.Integer(),
    /** Where enough warnings have been labelled. */
    thresholds: Type.Optional(
      Type.Object({
        labelled: Type.Integer(),
        thresholds: Type.Array(ThresholdSchema),
        best: ThresholdSchema,
      }),
    ),
  }),
});
export type LedgerView = Type.Static<typeof LedgerSchema>;
