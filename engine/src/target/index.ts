export { aggregationOf } from './aggregation-of.js';
export { ATTAINMENT_DECIMALS } from './attainment.js';
export { checkTarget } from './check-target.js';
export { type CumulativeJudgement, type CumulativeRow } from './judge-cumulative.js';
export { type MilestoneJudgement, type MilestoneReport, type MilestoneState } from './judge-milestones.js';
export { type NumericJudgement } from './judge-numeric.js';
export { type QualitativeJudgement } from './judge-qualitative.js';
export {
  judgeTarget,
  type TargetEvidence,
  type TargetJudgement,
  type TargetVerdict,
} from './judge-target.js';
export {
  proveTargetChain,
  type ChainNode,
  type ChainProof,
  type ChainRules,
  type ChainVerdict,
} from './prove-chain.js';
export { proveTarget, type TargetChainOptions } from './target-chain.js';
export { TARGET_DIAGNOSTIC_CODES, type TargetDiagnosticCode } from './target-diagnostic.js';
export {
  allowedTargetSteps,
  foldTargetLife,
  stepTarget,
  type TargetHistoryEntry,
  type TargetLife,
  type TargetStep,
} from './target-life.js';
export { TargetLifeError } from './target-life-error.js';
export { TARGET_STATES, TARGET_STEP_KINDS, type TargetState, type TargetStepKind } from './target-state.js';
export { totalAttainment, type TotalAttainment } from './total-attainment.js';
export { type UnassignedRest } from './unassigned-rest.js';
