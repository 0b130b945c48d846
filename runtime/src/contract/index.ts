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
