export { DuplicateVerdictError } from './duplicate-verdict-error.js';
export { foldWarning } from './fold-warning.js';
export { WarningFold, type WarningThresholds } from './warning-fold.js';
export {
  WARNING_ACTION_KINDS,
  type EpisodeEnd,
  type PeriodVerdict,
  type UnknownRun,
  type WarningAction,
  type WarningActionKind,
  type WarningEpisode,
  type WarningLife,
  type WarningState,
} from './warning-life.js';
