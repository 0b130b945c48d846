import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Named = Type.Object({ code: Type.String(), name: Text });
const SubjectName = Type.Object({ id: Type.Integer(), name: Type.String() });

/**
 * A row of `GET /api/data-warnings?open=true&kind=late&item=&rule=&limit=&after=`: data that has not come. `late` is
 * about an item and a period, the others about a rule and a subject.
 */
export const DataWarningSchema = Type.Object({
  id: Type.Integer(),
  kind: Type.Union([Type.Literal('late'), Type.Literal('noData'), Type.Literal('error')]),
  item: Nullable(Named),
  rule: Nullable(Named),
  subject: Nullable(SubjectName),
  period: Type.String(),
  periodLabel: Text,
  dueOn: Nullable(Type.String()),
  /** Subjects without the value, or periods without an answer. */
  missing: Type.Integer(),
  expected: Type.Integer(),
  openedAt: Type.String(),
  updatedAt: Type.String(),
  resolvedAt: Nullable(Type.String()),
});
export type DataWarningView = Type.Static<typeof DataWarningSchema>;

/** `GET /api/data-warnings/:id`: with the subjects that lack the value, of those that the reader may see. */
export const DataWarningDetailSchema = Type.Object({
  warning: DataWarningSchema,
  missingSubjects: Type.Array(SubjectName),
});
export type DataWarningDetail = Type.Static<typeof DataWarningDetailSchema>;

/** Why the data behind a verdict are to be read with care. */
export const DoubtSchema = Type.Object({
  kind: Type.Union([
    /** Its item is past the deadline for other subjects: comparisons are incomplete. */
    Type.Literal('incomplete'),
    /** It came after the deadline. */
    Type.Literal('late'),
    /** Rows of the same delivery were refused. */
    Type.Literal('quarantined'),
    /** Another value has come since the verdict. */
    Type.Literal('superseded'),
  ]),
  item: Named,
  period: Type.String(),
  sentence: Text,
});
export type Doubt = Type.Static<typeof DoubtSchema>;
