import Type from 'typebox';
import { ValueTypeSchema } from './fact.js';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { ProvenanceSchema } from './provenance.js';

/** A field of a data set's records. */
export const RecordFieldSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  valueType: ValueTypeSchema,
  unit: Type.Optional(Type.String({ maxLength: 40 })),
  /** Values in order, the highest tier first. */
  tiers: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 })),
});
export type RecordField = Type.Static<typeof RecordFieldSchema>;

/** Weights by the value of a field, as ministries set them: 国家级 6, 省级 2. */
export const WeightTableSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  field: CodeSchema,
  weights: Type.Record(Type.String({ maxLength: 200 }), Type.Number()),
  provenance: Type.Optional(ProvenanceSchema),
});
export type WeightTable = Type.Static<typeof WeightTableSchema>;

/** A kind of record (明细记录): awards, absences, grades. A record counts in the period that it happened in. */
export const DataSetSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  fields: Type.Array(RecordFieldSchema, { minItems: 1, maxItems: 200 }),
  weightTables: Type.Optional(Type.Array(WeightTableSchema, { maxItems: 100 })),
});
export type DataSet = Type.Static<typeof DataSetSchema>;
