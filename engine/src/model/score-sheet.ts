import Type from 'typebox';
import { PeriodKindSchema } from './period-kind.js';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ProvenanceSchema } from './provenance.js';
import { ScoreItemSchema, type ScoreItem } from './score-item.js';

/** A grade (等级): the first one, best first, whose conditions hold. */
export const ScoreGradeSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Least total; the last grade takes all that is left when it has none. */
  from: Type.Optional(Type.Number()),
  /** Items or groups that must have at least so many points for this grade. */
  requires: Type.Optional(Type.Array(Type.Object({ item: CodeSchema, points: Type.Number() }))),
});
export type ScoreGrade = Type.Static<typeof ScoreGradeSchema>;

/**
 * How the conclusions of two judges, the college itself and the experts, are held against each other: element by
 * element, as the review of self-diagnosis does it. The conclusion is the first one whose number of agreements is met.
 */
export const AgreementSchema = Type.Object({
  elements: Type.Array(Type.Object({ code: CodeSchema, name: LocalizedTextSchema }), {
    minItems: 1,
    maxItems: 1000,
  }),
  /** Two numbers agree when they differ by no more than this; 0 when absent. */
  tolerance: Type.Optional(Type.Number({ minimum: 0 })),
  /** Best first; `from` is the least number of elements that agree. */
  conclusions: Type.Array(
    Type.Object({ code: CodeSchema, name: LocalizedTextSchema, from: Type.Integer({ minimum: 0 }) }),
    { minItems: 1, maxItems: 20 },
  ),
});
export type Agreement = Type.Static<typeof AgreementSchema>;

/** Turns values, events, achievements and people's entries into points (评分表). */
export const ScoreSheetSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  periodKind: PeriodKindSchema,
  /** The points of every item and group are rounded to so many decimals, half up; 2 when absent. */
  decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
  items: Type.Array(ScoreItemSchema, { minItems: 1, maxItems: 1000 }),
  /** Full mark of the whole sheet as its document states it. */
  points: Type.Optional(Type.Number()),
  /** Best first. */
  grades: Type.Optional(Type.Array(ScoreGradeSchema, { minItems: 1, maxItems: 50 })),
  agreement: Type.Optional(AgreementSchema),
  /** Names used in the formulas → `kind:code`; kept so that a renamed item breaks nothing. */
  names: Type.Optional(Type.Record(Type.String(), Type.String())),
  document: Type.Optional(
    Type.Object({
      title: Type.String(),
      number: Type.Optional(Type.String()),
      issuedOn: Type.Optional(Type.String()),
      issuer: Type.Optional(Type.String()),
    }),
  ),
  provenance: Type.Optional(ProvenanceSchema),
});
export type ScoreSheet = Omit<Type.Static<typeof ScoreSheetSchema>, 'items'> & {
  items: readonly ScoreItem[];
};
