import Type from 'typebox';

/** How far a value can be trusted; nothing below `checked` is called official. */
export const ConfidenceSchema = Type.Union([
  Type.Literal('checked'),
  Type.Literal('partlyChecked'),
  Type.Literal('high'),
  Type.Literal('medium'),
  Type.Literal('low'),
  Type.Literal('design'),
]);
export type Confidence = Type.Static<typeof ConfidenceSchema>;

/** The document, clause and trust behind a value or definition. */
export const ProvenanceSchema = Type.Object({
  document: Type.Optional(Type.String()),
  clause: Type.Optional(Type.String()),
  confidence: ConfidenceSchema,
  note: Type.Optional(Type.String()),
});
export type Provenance = Type.Static<typeof ProvenanceSchema>;
