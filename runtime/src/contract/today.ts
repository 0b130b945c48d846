import Type from 'typebox';
import { DeliveryCountsSchema } from './notification.js';
import { TaskRowSchema } from './task.js';
import { WarningRowSchema } from './warning.js';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** `GET /api/today`: the first page of whoever asks. */
export const TodaySchema = Type.Object({
  myTasks: Type.Array(TaskRowSchema),
  newest: Type.Array(WarningRowSchema),
  /** Open warnings by severity, and by level. */
  openBySeverity: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Text,
      colour: Type.String(),
      rank: Type.Integer(),
      count: Type.Integer(),
    }),
  ),
  openByLevel: Type.Array(Type.Object({ level: Type.String(), name: Text, count: Type.Integer() })),
  /** Items on their way round the spiral. */
  stages: Type.Object({
    monitor: Type.Integer(),
    warn: Type.Integer(),
    diagnose: Type.Integer(),
    improve: Type.Integer(),
    verify: Type.Integer(),
  }),
  observations: Type.Integer(),
  verdicts: Type.Integer(),
});
export type Today = Type.Static<typeof TodaySchema>;

/** `GET /api/status` (no log-in): is the house up. */
export const StatusSchema = Type.Object({
  ready: Type.Boolean(),
  version: Type.String(),
  queueBackend: Type.Union([Type.Literal('postgres'), Type.Literal('redis')]),
  pending: Type.Record(Type.String(), Type.Integer()),
  /** Messages to people, by how far they have come. */
  deliveries: DeliveryCountsSchema,
});
export type Status = Type.Static<typeof StatusSchema>;

/** An event of the stream `GET /api/events` (server-sent events, name `change`). */
export const ChangeEventSchema = Type.Object({
  kind: Type.Union([
    Type.Literal('warning'),
    Type.Literal('task'),
    Type.Literal('definition'),
    Type.Literal('observations'),
    Type.Literal('progress'),
    /** `id` is the person whose inbox it is, who alone hears of it. */
    Type.Literal('inbox'),
  ]),
  id: Type.Optional(Type.Integer()),
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type ChangeEvent = Type.Static<typeof ChangeEventSchema>;
