export {
  DefinitionKindSchema,
  DefinitionViewSchema,
  DictionarySchema,
  CheckRequestSchema,
  CheckResultSchema,
  DraftSchema,
  GridViewSchema,
  type DefinitionView,
  type DictionaryView,
  type GridView,
} from './definition.js';
export {
  ChannelNameSchema,
  ChannelStatusSchema,
  ChannelTestSchema,
  DeadDeliverySchema,
  DeliveriesReplayedSchema,
  InboxIdsSchema,
  InboxReadSchema,
  InboxSchema,
  NotificationSettingsSchema,
  OwnSettingsSchema,
  ReplayDeliveriesSchema,
  type ChannelStatus,
  type ChannelTest,
  type DeadDelivery,
  type DeliveriesReplayed,
  type Inbox,
  type InboxRead,
  type OwnSettingsView,
} from './notification.js';
export {
  ObservationsAcceptedSchema,
  ObservationsSchema,
  type Observations,
  type ObservationsAccepted,
} from './observation.js';
export { ProblemSchema, type Problem } from './problem.js';
export { ROUTES, type Route } from './routes.js';
export {
  ChangePasswordSchema,
  DemoAccountSchema,
  LogInSchema,
  RoleSchema,
  SessionSchema,
  type ChangePassword,
  type DemoAccount,
  type LogIn,
  type Session,
} from './session.js';
export {
  TaskDetailSchema,
  TaskRowSchema,
  TaskValuesSchema,
  VerificationRowSchema,
  type TaskDetail,
  type TaskRow,
  type TaskValues,
  type VerificationRow,
} from './task.js';
export {
  ChangeEventSchema,
  StatusSchema,
  TodaySchema,
  type ChangeEvent,
  type Status,
  type Today,
} from './today.js';
export {
  DataWarningDetailSchema,
  DataWarningSchema,
  DoubtSchema,
  type DataWarningDetail,
  type DataWarningView,
  type Doubt,
} from './data-warning.js';
export { AppliedPlanSchema, ApproveRuleSchema, type AppliedPlan } from './revision.js';
export { LedgerSchema, type LedgerView } from './ledger.js';
export {
  MatterDetailSchema,
  MatterSchema,
  OverturnedSchema,
  type MatterDetail,
  type MatterView,
  type Overturned,
} from './matter.js';
export {
  DeedResultsSchema,
  HandlingSchema,
  NewSavedViewSchema,
  NewSilenceSchema,
  SavedViewSchema,
  SilenceSchema,
  WarningDeedsSchema,
  type DeedResults,
  type Handling,
  type Muted,
  type SavedViewBody,
  type SilenceView,
  type WarningDeedBody,
} from './warning-handling.js';
export {
  PlanRequestSchema,
  ReplayedWarningSchema,
  ReplayRequestSchema,
  ReplayRunSchema,
  ReplaySchema,
  RevisionPlanSchema,
  ShadowSchema,
  type ReplayedWarningView,
  type ReplayRequest,
  type ReplayRunView,
  type ReplayView,
  type RevisionPlanView,
  type ShadowView,
} from './replay.js';
export {
  DismissSchema,
  HistoryPointSchema,
  SubjectSchema,
  WarningDetailSchema,
  WarningEventSchema,
  WarningListSchema,
  WarningRowSchema,
  WarningStateSchema,
  type Dismiss,
  type HistoryPoint,
  type SubjectView,
  type WarningDetail,
  type WarningList,
  type WarningRow,
} from './warning.js';
