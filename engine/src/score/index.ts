export { checkScoreSheet } from './check-score-sheet.js';
export {
  compileScoreSheet,
  type CompiledScoreSheet,
  type GroupScores,
  type ScoreContext,
  type ScoreEvaluation,
} from './compile-score-sheet.js';
export {
  type FormulaReading,
  type GivenOf,
  type LeafExplanation,
  type LimitValue,
  type MeasuredValue,
  type PeerStatistics,
  type ScoreOperand,
  type ScoreRange,
} from './form-given.js';
export { type ScoreImprovement } from './improvements.js';
export { measureAgreement, type AgreementOutcome, type Conclusions } from './measure-agreement.js';
export { recomputeScore } from './recompute-score.js';
export { SCORE_DIAGNOSTIC_CODES, type ScoreDiagnosticCode } from './score-diagnostic.js';
export {
  type ScoreExplanation,
  type ScoreGroupExplanation,
  type ScoreItemExplanation,
  type ScoreOutcome,
} from './score-explanation.js';
export { type Achievement, type ExpertScore, type ScoreFacts, type ScoreList } from './score-facts.js';
