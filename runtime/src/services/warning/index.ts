export {
  acknowledgeWarning,
  DISMISSAL_REASONS,
  dismissWarning,
  latestPeriod,
  type DismissalReason,
} from './act-on-warning.js';
export { foldWarnings } from './fold-warnings.js';
export { handleFold } from './handle-fold.js';
