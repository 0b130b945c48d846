import Type from 'typebox';

/** `POST /api/observations` (administrator or quality office). All rows or none. */
export const ObservationsSchema = Type.Object({
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  observations: Type.Array(
    Type.Object({
      item: Type.String(),
      level: Type.String(),
      subject: Type.String(),
      period: Type.String(),
      slice: Type.Optional(Type.String({ maxLength: 120 })),
      value: Type.Union([Type.Number(), Type.String({ maxLength: 4000 }), Type.Boolean(), Type.Null()]),
      /** ISO instant; now when absent. */
      knownAt: Type.Optional(Type.String()),
    }),
    { minItems: 1, maxItems: 10_000 },
  ),
});
export type Observations = Type.Static<typeof ObservationsSchema>;

export const ObservationsAcceptedSchema = Type.Object({
  importId: Type.Integer(),
  appended: Type.Integer(),
  changed: Type.Integer(),
});
export type ObservationsAccepted = Type.Static<typeof ObservationsAcceptedSchema>;
