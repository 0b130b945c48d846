export { attributeWarnings } from './diagnosis/index.js';
export {
  enqueueSweep,
  evaluateRules,
  explainVerdict,
  handleEvaluate,
  type EvaluateRulesInput,
  type EvaluateRulesOptions,
  type EvaluateRulesResult,
  type VerdictExplained,
  type VerdictRow,
} from './evaluation/index.js';
export {
  completeTask,
  saveTaskDraft,
  startImprovements,
  verifyImprovements,
  type TaskValues,
} from './improvement/index.js';
export {
  enqueueAfterImport,
  recordObservations,
  type NamedObservation,
  type TouchedData,
} from './ingest/index.js';
export {
  deliverDueMessages,
  escalateWarnings,
  findOwnSettings,
  listChannels,
  listDeadDeliveries,
  listInbox,
  notify,
  planDueMessages,
  routeNotices,
  saveOwnSettings,
  shareNotices,
  testChannel,
  type OwnSettings,
} from './notification/index.js';
export { checkDraft, releaseDefinition, returnDefinition, submitDefinition } from './release/index.js';
export type { OnProgress, ServiceDeps } from './service-deps.js';
export {
  acknowledgeWarning,
  actOnWarning,
  actOnWarnings,
  DISMISSAL_REASONS,
  dismissWarning,
  endSilence,
  handleFold,
  LONGEST_SILENCE_DAYS,
  silenceWarnings,
  STAFF_DEEDS,
  type ConfirmationAnswer,
  type DeedResult,
  type DismissalReason,
  type SilenceInput,
  type WarningDeed,
} from './warning/index.js';
export {
  changePassword,
  ensureDemoAccounts,
  ensureFirstAdministrator,
  importPeople,
  listDemoAccounts,
  logIn,
  mustChangePassword,
  type AccountDependencies,
  type DemoAccount,
  type PeopleImported,
} from './accounts/index.js';
export { saveDefinitionDraft } from './drafts/index.js';
export {
  definitionViews,
  findMatter,
  findTaskDetail,
  findWarningDetail,
  getDictionary,
  getGrid,
  getToday,
  listDefinitions,
  listMatters,
  listOverturned,
  listSilences,
  listTasks,
  listVerifications,
  listVersions,
  listWarnings,
  ownsTask,
  periodLabel,
  seesSubject,
  seesWarning,
  silenceViews,
  visibilityOf,
  type ViewDependencies,
  type Visibility,
  type WarningChoice,
} from './views/index.js';
export { checkPack, importPack, type PackImported } from './packs/index.js';
