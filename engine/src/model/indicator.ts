import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import { PeriodKindSchema } from './period-kind.js';
import { ProvenanceSchema } from './provenance.js';

/** One way of computing an indicator (口径). */
export const BasisSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** FEEL over the dictionary's names, unrounded. */
  formula: Type.String({ minLength: 1, maxLength: 4000 }),
  /** Names used in the formula → `kind:code`; kept so that a renamed item breaks nothing. */
  names: Type.Optional(Type.Record(Type.String(), Type.String())),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Basis = Type.Static<typeof BasisSchema>;

/** A computed quantity (指标). The first basis is the one used where none is named. */
export const IndicatorSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  meaning: Type.Optional(LocalizedTextSchema),
  level: CodeSchema,
  periodKind: PeriodKindSchema,
  unit: Type.Optional(Type.String({ maxLength: 40 })),
  direction: Type.Union([Type.Literal('higher'), Type.Literal('lower'), Type.Literal('range')]),
  decimals: Type.Integer({ minimum: 0, maximum: 10 }),
  bases: Type.Array(BasisSchema, { minItems: 1 }),
  provenance: Type.Optional(ProvenanceSchema),
});
export type Indicator = Type.Static<typeof IndicatorSchema>;
