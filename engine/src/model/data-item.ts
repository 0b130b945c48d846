import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { PeriodKindSchema } from './period-kind.js';
import { ProvenanceSchema } from './provenance.js';
import { ValueTypeSchema } from './fact.js';

/** One part of an item that is collected by itself (分项): gender, origin, cohort (届、级), campus. */
export const SliceSchema = Type.Object({ code: CodeSchema, name: LocalizedTextSchema });
export type Slice = Type.Static<typeof SliceSchema>;

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
  /** Parts that may be asked for by themselves; the item's own value is the total. */
  slices: Type.Optional(Type.Array(SliceSchema, { maxItems: 500 })),
  source: Type.Optional(Type.String()),
  owner: Type.Optional(Type.String()),
  reviewer: Type.Optional(Type.String()),
  cycle: Type.Optional(Type.String()),
  /**
   * Days within which its values have to have arrived: after the end of a period, or after the reference date of a stock
   * (采集期限). Nothing is missed without it.
   */
  dueDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })),
  classification: Type.Optional(
    Type.Union([Type.Literal('public'), Type.Literal('internal'), Type.Literal('restricted')]),
  ),
  usedFor: Type.Optional(LocalizedTextSchema),
  provenance: Type.Optional(ProvenanceSchema),
});
export type DataItem = Type.Static<typeof DataItemSchema>;
