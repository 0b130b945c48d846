export { compareReplays, type ReplayComparison, type WarningPair } from './compare-replays.js';
export { judgeSubjects, type JudgedSubject } from './judge-subjects.js';
export { planRevision, type PlannedStep, type StoredEpisode } from './plan-revision.js';
export { type GridHistory, type ItemHistory, type ReplayInput } from './replay-input.js';
export {
  type Replay,
  type ReplayedPeriod,
  type ReplayedSilence,
  type ReplayedWarning,
  type ReplayedWork,
} from './replay-result.js';
export { replayRule, replaySteps, type ReplayProgress } from './replay-rule.js';
export { ledgerOf, type LedgerEntry, type LedgerOptions, type RuleLedger } from './rule-ledger.js';
export { shadowRun, type Disagreement, type ShadowRun } from './shadow-run.js';
export {
  LABELS_NEEDED,
  sweepThresholds,
  type ThresholdQuality,
  type ThresholdSweep,
} from './threshold-sweep.js';
