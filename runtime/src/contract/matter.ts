import Type from 'typebox';
import { WarningListSchema, WarningRowSchema } from './warning.js';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A row of `GET /api/matters`, with the query of `GET /api/warnings`: what one department is asked about one rule. */
export const MatterSchema = Type.Object({
  id: Type.Integer(),
  rule: Type.String(),
  ruleName: Text,
  /** `null`: nobody is responsible, the quality office has it. */
  department: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  /** Warnings that answer the query; how many of them are open, and acknowledged. */
  rows: Type.Integer(),
  open: Type.Integer(),
  acknowledged: Type.Integer(),
  /** The worst among them. */
  severity: WarningRowSchema.properties.severity,
  firstOpenedAt: Type.String(),
  updatedAt: Type.String(),
});
export type MatterView = Type.Static<typeof MatterSchema>;

/** `GET /api/matters/:id`: the matter and its rows. */
export const MatterDetailSchema = Type.Object({ matter: MatterSchema, ...WarningListSchema.properties });
export type MatterDetail = Type.Static<typeof MatterDetailSchema>;

const Known = Type.Object({
  value: Nullable(Type.Union([Type.Number(), Type.String(), Type.Boolean()])),
  at: Nullable(Type.String()),
  source: Nullable(Type.String()),
});

/** A row of `GET /api/warnings/overturned`: what was known when the warning was raised, and what is known now. */
export const OverturnedSchema = Type.Object({
  warning: WarningRowSchema,
  period: Type.String(),
  raisedAt: Type.String(),
  overturnedAt: Type.String(),
  /** What the rule is about: as shown then, and as judged now. */
  then: Nullable(Type.Number()),
  now: Nullable(Type.Number()),
  verdictNow: Type.Union([Type.Literal('triggered'), Type.Literal('clear'), Type.Literal('unknown')]),
  /** Items behind it whose value of the period is another one. */
  inputs: Type.Array(
    Type.Object({ item: Type.String(), name: Text, period: Type.String(), then: Known, now: Known }),
  ),
});
export type Overturned = Type.Static<typeof OverturnedSchema>;
