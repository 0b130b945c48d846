import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/**
 * `POST /api/rules/:code/draft/approve`: releases the version in review with the plan for its warnings, as
 * `POST /api/replay/plan` shows it but for what is decided otherwise: `keep` or `close` an open warning, `reopen` or
 * `leave` one that has ended.
 */
export const ApproveRuleSchema = Type.Object({
  decisions: Type.Array(
    Type.Object({
      /** Code of the subject. */
      subject: Type.String({ maxLength: 200 }),
      openedIn: Type.String({ maxLength: 40 }),
      step: Type.Union([
        Type.Literal('keep'),
        Type.Literal('close'),
        Type.Literal('reopen'),
        Type.Literal('leave'),
      ]),
    }),
    { maxItems: 5000 },
  ),
});

/** A row of `GET /api/rules/:code/plans`; undone by `POST /api/rules/:code/plans/:id/undo`. */
export const AppliedPlanSchema = Type.Object({
  id: Type.Integer(),
  rule: Type.String(),
  ruleVersion: Type.Integer(),
  by: Nullable(Type.String()),
  at: Type.String(),
  undoneAt: Nullable(Type.String()),
  undoneBy: Nullable(Type.String()),
  steps: Type.Array(
    Type.Object({
      subject: Type.Object({ code: Type.String(), name: Type.String() }),
      openedIn: Type.String(),
      severity: Type.String(),
      proposed: Type.String(),
      decided: Type.String(),
      reason: Text,
      warningId: Nullable(Type.Integer()),
    }),
  ),
});
export type AppliedPlan = Type.Static<typeof AppliedPlanSchema>;
