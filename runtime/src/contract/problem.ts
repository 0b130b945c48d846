import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** RFC 9457 problem document (`application/problem+json`); every error of the API has this shape. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** Text in the language that `Accept-Language` asks for, else Chinese; `message` has both. */
  detail: Type.String(),
  /** Stable code, `definition.stale`. */
  code: Type.String(),
  /** What is wrong, where, and what to do. */
  message: Text,
  instance: Type.Optional(Type.String()),
  /** Which part of the request, where several can be wrong. */
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: Text }))),
});
export type Problem = Type.Static<typeof ProblemSchema>;
