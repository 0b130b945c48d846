import Type from 'typebox';

export const RoleSchema = Type.Union([
  Type.Literal('admin'),
  Type.Literal('qualityOffice'),
  Type.Literal('owner'),
]);

export const LogInSchema = Type.Object({
  staffNumber: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});
export type LogIn = Type.Static<typeof LogInSchema>;

/** Who is logged in. `POST /api/session`, `GET /api/session` (401 when nobody), `DELETE /api/session`. */
export const SessionSchema = Type.Object({
  personId: Type.Integer(),
  staffNumber: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleSchema),
  department: Type.Union([Type.String(), Type.Null()]),
  /** Must be changed before anything else is answered. */
  mustChangePassword: Type.Boolean(),
  /** Sent back as `x-csrf-token` with every request that changes something. */
  csrfToken: Type.String(),
  college: Type.Object({
    name: Type.Object({ zh: Type.String(), en: Type.String() }),
    fictional: Type.Boolean(),
  }),
});
export type Session = Type.Static<typeof SessionSchema>;

/** `PUT /api/session/password` */
export const ChangePasswordSchema = Type.Object({
  current: Type.String({ minLength: 1, maxLength: 256 }),
  next: Type.String({ minLength: 12, maxLength: 256 }),
});
export type ChangePassword = Type.Static<typeof ChangePasswordSchema>;

/** Demo mode only; empty otherwise. `GET /api/demo-accounts` */
export const DemoAccountSchema = Type.Object({
  staffNumber: Type.String(),
  name: Type.String(),
  role: RoleSchema,
  password: Type.String(),
});
export type DemoAccount = Type.Static<typeof DemoAccountSchema>;
