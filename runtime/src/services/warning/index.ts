export {
  acknowledgeWarning,
  actOnWarning,
  actOnWarnings,
  dismissWarning,
  latestPeriod,
  latestPeriods,
  type DeedResult,
} from './act-on-warnings.js';
export { STAFF_DEEDS } from './deed-access.js';
export { foldWarnings } from './fold-warnings.js';
export { handleFold } from './handle-fold.js';
export { openPeriodsOf } from './open-periods.js';
export { responsibleDepartments } from './responsible-departments.js';
export { tendWarnings } from './tend-warnings.js';
export { watchFreshness } from './watch-freshness.js';
export { endSilence, silenceWarnings, type SilenceInput } from './silence-warnings.js';
export {
  DISMISSAL_REASONS,
  LONGEST_SILENCE_DAYS,
  type ConfirmationAnswer,
  type DismissalReason,
  type WarningDeed,
} from './warning-deed.js';
