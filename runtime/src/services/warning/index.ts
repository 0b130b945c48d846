export {
  acknowledgeWarning,
  DISMISSAL_REASONS,
  dismissWarning,
  type DismissalReason,
} from './act-on-warning.js';
