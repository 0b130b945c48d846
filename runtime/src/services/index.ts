export {
  enqueueSweep,
  evaluateRules,
  explainVerdict,
  type EvaluateRulesInput,
  type EvaluateRulesResult,
  type VerdictExplained,
  type VerdictRow,
} from './evaluation/index.js';
export { completeTask, saveTaskDraft, type TaskValues } from './improvement/index.js';
export {
  enqueueAfterImport,
  recordObservations,
  type NamedObservation,
  type TouchedData,
} from './ingest/index.js';
export { releaseDefinition, returnDefinition, submitDefinition } from './release/index.js';
export type { OnProgress, ServiceDeps } from './service-deps.js';
export {
  acknowledgeWarning,
  DISMISSAL_REASONS,
  dismissWarning,
  type DismissalReason,
} from './warning/index.js';
