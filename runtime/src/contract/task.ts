import type { FormField } from '@zhengai/engine';
import Type from 'typebox';
import { WarningRowSchema } from './warning.js';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A row of `GET /api/tasks?status=open&mine=true` → `TaskRow[]`. */
export const TaskRowSchema = Type.Object({
  id: Type.Integer(),
  title: Text,
  status: Type.Union([Type.Literal('open'), Type.Literal('completed'), Type.Literal('cancelled')]),
  dueOn: Type.String(),
  /** Negative when overdue. */
  daysLeft: Type.Integer(),
  assignee: Nullable(Type.String()),
  department: Nullable(Type.String()),
  warning: WarningRowSchema,
  visit: Type.Integer(),
  createdAt: Type.String(),
});
export type TaskRow = Type.Static<typeof TaskRowSchema>;

/** `GET /api/tasks/:id`; its `ETag` is the revision. */
export const TaskDetailSchema = Type.Object({
  task: TaskRowSchema,
  instruction: Nullable(Text),
  /** `FormField[]` of the process model. */
  form: Type.Array(Type.Unknown()),
  values: Type.Record(Type.String(), Type.Unknown()),
  revision: Type.Integer(),
  /** What earlier tasks of the same improvement said, oldest first. */
  earlier: Type.Array(
    Type.Object({
      title: Text,
      completedAt: Type.String(),
      completedBy: Nullable(Type.String()),
      /** `FormField[]`: what the values answer to. */
      form: Type.Array(Type.Unknown()),
      values: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  canSubmit: Type.Boolean(),
});
type TaskDetailStatic = Type.Static<typeof TaskDetailSchema>;
export type TaskDetail = Omit<TaskDetailStatic, 'form' | 'earlier'> & {
  form: FormField[];
  earlier: (Omit<TaskDetailStatic['earlier'][number], 'form'> & { form: FormField[] })[];
};

/** `PUT /api/tasks/:id/values` (saves a draft, `If-Match`) and `POST /api/tasks/:id/submit` */
export const TaskValuesSchema = Type.Object({ values: Type.Record(Type.String(), Type.Unknown()) });
export type TaskValues = Type.Static<typeof TaskValuesSchema>;

/** `GET /api/verifications`: improvements waiting for their effect (成效待确认). */
export const VerificationRowSchema = Type.Object({
  instanceId: Type.Integer(),
  warning: WarningRowSchema,
  outcome: Nullable(
    Type.Union([Type.Literal('effective'), Type.Literal('notEffective'), Type.Literal('cannotTellYet')]),
  ),
  reason: Nullable(Text),
  window: Type.Object({ from: Type.String(), to: Type.String() }),
  acceptedAt: Nullable(Type.String()),
});
export type VerificationRow = Type.Static<typeof VerificationRowSchema>;
