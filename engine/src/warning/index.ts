export { DuplicateVerdictError } from './duplicate-verdict-error.js';
export { foldWarning, type WarningThresholds } from './fold-warning.js';
export {
  WARNING_ACTION_KINDS,
  type PeriodVerdict,
  type WarningAction,
  type WarningActionKind,
  type WarningEpisode,
  type WarningLife,
  type WarningState,
} from './warning-life.js';
