export type { Change, ChangeFeed, ChangeStore } from './changes.js';
export type { Clock } from './clock.js';
export type {
  DataWarning,
  DataWarningId,
  DataWarningKind,
  DataWarningQuery,
  DataWarningStore,
  InputOrigin,
} from './data-warnings.js';
export {
  DEFINITION_KINDS,
  StaleRevision,
  type Definition,
  type DefinitionKind,
  type DefinitionStatus,
  type DefinitionStore,
  type InstalledPack,
  type ReleasedDefinitions,
} from './definitions.js';
export {
  DEFAULT_NOTIFICATION_SETTINGS,
  PERSON_CHANNELS,
  SHARED_CHANNELS,
  type Channel,
  type ChannelName,
  type Channels,
  type ChannelState,
  type Delivery,
  type DeliveryCounts,
  type DeliveryId,
  type DeliveryStatus,
  type DeliveryStore,
  type Message,
  type MessageSection,
  type NewDelivery,
  type NotificationSettings,
  type PersonChannel,
  type SendOutcome,
  type SharedChannel,
} from './deliveries.js';
export { Failure, type FailurePart } from './failure.js';
export type { ConsumeOptions, Job, JobQueue } from './job-queue.js';
export type { Log } from './log.js';
export {
  NOTICE_KINDS,
  type Audience,
  type InboxEntry,
  type InboxQuery,
  type Notice,
  type NoticeId,
  type NoticeKind,
  type NotificationStore,
  type StoredNotice,
  type WaitingNotice,
} from './notifications.js';
export type {
  CellRevisions,
  CurrentColumn,
  CurrentQuery,
  ImportInput,
  ObservationBatch,
  ObservationInput,
  ObservationStore,
  RecordInput,
  StoredObservation,
} from './observations.js';
export {
  QUEUE_NAMES,
  type OutboxMessage,
  type OutboxRelayStore,
  type OutboxRow,
  type OutboxStore,
  type QueueName,
} from './outbox.js';
export {
  RESPONSIBILITY_ROLES,
  ROLES,
  type PeopleStore,
  type Person,
  type PersonId,
  type PersonInput,
  type ResponsibilityInput,
  type ResponsibilityRole,
  type ResponsibleParties,
  type Role,
} from './people.js';
export {
  StaleTask,
  type EffectOutcome,
  type FrozenExpectation,
  type InstanceId,
  type ProcessInstance,
  type ProcessStore,
  type Task,
  type TaskId,
  type TaskQuery,
  type TaskStatus,
} from './processes.js';
export type { SessionStore, StoredSession } from './sessions.js';
export type { SettingStore, Settings } from './settings.js';
export type { Store, UnitOfWork } from './store.js';
export type {
  AttributeInput,
  AttributeRow,
  HierarchyEdge,
  MembershipInput,
  ParentRow,
  Subject,
  SubjectId,
  SubjectInput,
  SubjectRef,
  SubjectStore,
} from './subjects.js';
export type { StoredVerdict, VerdictBatch, VerdictStore } from './verdicts.js';
export type {
  DecidedStep,
  Matter,
  MatterCount,
  MatterStore,
  RevisionPlan,
  RevisionPlanStore,
  SavedView,
  SavedViewStore,
  Silence,
  SilenceId,
  SilenceStore,
} from './warning-handling.js';
export {
  CONFIRMATIONS,
  UNHANDLED,
  type Confirmation,
  type MatterId,
  type NewWarning,
  type NewWarningEvent,
  type Warning,
  type WarningCount,
  type WarningEvent,
  type WarningEventKind,
  type WarningFilter,
  type WarningHandling,
  type WarningId,
  type WarningQuery,
  type WarningRecord,
  type WarningStage,
  type WarningState,
  type WarningStore,
} from './warnings.js';
