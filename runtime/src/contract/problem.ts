import Type from 'typebox';

/** RFC 9457 problem document; every error of the API has this shape. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** Stable code, `definition.stale`. */
  code: Type.String(),
  detail: Type.Object({ zh: Type.String(), en: Type.String() }),
  instance: Type.Optional(Type.String()),
  /** Which part of the request, where several can be wrong. */
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        path: Type.String(),
        code: Type.String(),
        message: Type.Object({ zh: Type.String(), en: Type.String() }),
      }),
    ),
  ),
});
export type Problem = Type.Static<typeof ProblemSchema>;
