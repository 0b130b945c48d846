import Type from 'typebox';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One notice in the inbox of whoever asks. */
export const InboxEntrySchema = Type.Object({
  id: Type.Integer(),
  /** `warningOpened`, `taskAssigned` …; `kindName` says it in words. */
  kind: Type.String(),
  kindName: Text,
  severity: Nullable(
    Type.Object({ code: Type.String(), name: Text, rank: Type.Integer(), colour: Type.String() }),
  ),
  text: Text,
  /** Path of the page that opens the very task or warning. */
  link: Type.String(),
  subject: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  rule: Nullable(Type.String()),
  warningId: Nullable(Type.Integer()),
  taskId: Nullable(Type.Integer()),
  createdAt: Type.String(),
  readAt: Nullable(Type.String()),
});
export type InboxEntryView = Type.Static<typeof InboxEntrySchema>;

/** `GET /api/inbox?unread=&before=&limit=`: newest first; `before` is the last id of the page before. */
export const InboxSchema = Type.Object({
  entries: Type.Array(InboxEntrySchema),
  unread: Type.Integer(),
});
export type Inbox = Type.Static<typeof InboxSchema>;

/** `POST /api/inbox/read`, `POST /api/inbox/unread`; without ids all of them. */
export const InboxIdsSchema = Type.Object({
  ids: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 1000 })),
});
export const InboxReadSchema = Type.Object({ changed: Type.Integer(), unread: Type.Integer() });
export type InboxRead = Type.Static<typeof InboxReadSchema>;

const PersonChannelSchema = Type.Union([
  Type.Literal('email'),
  Type.Literal('wecom'),
  Type.Literal('dingtalk'),
  Type.Literal('feishu'),
]);
const Address = Type.Optional(Type.String({ maxLength: 200 }));

/** `PUT /api/inbox/settings` */
export const NotificationSettingsSchema = Type.Object({
  /** `null`: every channel there is. */
  channels: Nullable(Type.Array(PersonChannelSchema, { maxItems: 4, uniqueItems: true })),
  addresses: Type.Object(
    { email: Address, wecom: Address, dingtalk: Address, feishu: Address },
    { additionalProperties: false },
  ),
  /** `HH:MM`, by the college's clock; over midnight when `from` is the later one. */
  quiet: Nullable(Type.Object({ from: Type.String(), until: Type.String() })),
  /** Messages a week; what goes beyond comes in one digest a day, at `digestAt`. */
  weeklyBudget: Type.Integer({ minimum: 0, maximum: 1000 }),
  digestAt: Type.String(),
});

/** `GET /api/inbox/settings` */
export const OwnSettingsSchema = Type.Object({
  settings: NotificationSettingsSchema,
  /** Where each channel reaches the person; `configured: false` is off in this installation. */
  channels: Type.Array(
    Type.Object({
      channel: PersonChannelSchema,
      configured: Type.Boolean(),
      address: Nullable(Type.String()),
    }),
  ),
});
export type OwnSettingsView = Type.Static<typeof OwnSettingsSchema>;

export const ChannelNameSchema = Type.Union([
  ...PersonChannelSchema.anyOf,
  Type.Literal('webhook'),
  Type.Literal('wecomRobot'),
  Type.Literal('dingtalkRobot'),
  Type.Literal('feishuRobot'),
]);

export const DeliveryCountsSchema = Type.Object({
  waiting: Type.Integer(),
  sending: Type.Integer(),
  sent: Type.Integer(),
  dead: Type.Integer(),
});

/** `GET /api/channels`: every channel there could be. */
export const ChannelStatusSchema = Type.Object({
  channel: ChannelNameSchema,
  configured: Type.Boolean(),
  /** It failed as a whole and rests until then. */
  pausedUntil: Nullable(Type.String()),
  failures: Type.Integer(),
  lastError: Nullable(Text),
  lastFailedAt: Nullable(Type.String()),
  lastSentAt: Nullable(Type.String()),
  deliveries: DeliveryCountsSchema,
});
export type ChannelStatus = Type.Static<typeof ChannelStatusSchema>;

/** `POST /api/channels/:channel/test`: sends a message to whoever asks, or to the group. */
export const ChannelTestSchema = Type.Object({
  outcome: Type.Union([
    Type.Literal('sent'),
    Type.Literal('refused'),
    Type.Literal('later'),
    Type.Literal('down'),
  ]),
  reason: Nullable(Text),
});
export type ChannelTest = Type.Static<typeof ChannelTestSchema>;

/** `GET /api/deliveries/dead?before=&limit=`: messages that were given up, newest first. */
export const DeadDeliverySchema = Type.Object({
  id: Type.String(),
  channel: ChannelNameSchema,
  recipient: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  digest: Type.Boolean(),
  notices: Type.Integer(),
  /** Of the first notice. */
  text: Text,
  attempts: Type.Integer(),
  createdAt: Type.String(),
  finishedAt: Nullable(Type.String()),
  lastError: Nullable(Text),
});
export type DeadDelivery = Type.Static<typeof DeadDeliverySchema>;

/** `POST /api/deliveries/replay`; without ids all of them. */
export const ReplayDeliveriesSchema = Type.Object({
  ids: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{1,18}$' }), { maxItems: 1000 })),
});
export const DeliveriesReplayedSchema = Type.Object({ replayed: Type.Integer() });
export type DeliveriesReplayed = Type.Static<typeof DeliveriesReplayedSchema>;
