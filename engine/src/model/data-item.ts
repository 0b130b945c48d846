import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ProvenanceSchema } from './provenance.js';
import { ValueTypeSchema } from './fact.js';

/** Kinds of statistical period, see `time`. */
export const PeriodKindSchema = Type.Union([
  Type.Literal('calendarYear'),
  Type.Literal('academicYear'),
  Type.Literal('semester'),
  Type.Literal('month'),
  Type.Literal('teachingWeek'),
  Type.Literal('week'),
  Type.Literal('day'),
]);
export type PeriodKind = Type.Static<typeof PeriodKindSchema>;

/** One collected quantity (数据项). */
export const DataItemSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  meaning: Type.Optional(LocalizedTextSchema),
  valueType: ValueTypeSchema,
  unit: Type.Optional(Type.String({ maxLength: 40 })),
  level: CodeSchema,
  periodKind: PeriodKindSchema,
  /** 时点 (does not add up over time) or 时期 (does). */
  kind: Type.Union([Type.Literal('stock'), Type.Literal('flow')]),
  /** Month and day of a stock's reference date, `09-01`. */
  referenceDate: Type.Optional(Type.String({ pattern: '^\\d{2}-\\d{2}$' })),
  source: Type.Optional(Type.String()),
  owner: Type.Optional(Type.String()),
  reviewer: Type.Optional(Type.String()),
  cycle: Type.Optional(Type.String()),
  classification: Type.Optional(
    Type.Union([Type.Literal('public'), Type.Literal('internal'), Type.Literal('restricted')]),
  ),
  usedFor: Type.Optional(LocalizedTextSchema),
  provenance: Type.Optional(ProvenanceSchema),
});
export type DataItem = Type.Static<typeof DataItemSchema>;
