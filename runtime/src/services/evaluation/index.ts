export { addSweep, enqueueRules, enqueueSweep } from './enqueue-sweep.js';
export {
  evaluateSubjects,
  roundedValues,
  type EvaluatedSubjects,
  type EvaluationScope,
} from './evaluate-subjects.js';
export {
  evaluateRules,
  type EvaluateRulesInput,
  type EvaluateRulesOptions,
  type EvaluateRulesResult,
} from './evaluate-rules.js';
export {
  chunksOf,
  evaluationMessages,
  foldMessages,
  type EvaluateMessage,
  type FoldMessage,
} from './evaluation-messages.js';
export { explainCells, newestKnownAt } from './explain-cells.js';
export { explainVerdict, type VerdictExplained } from './explain-verdict.js';
export { handleEvaluate, type EvaluateOutcome } from './handle-evaluate.js';
export { loadGrid } from './load-grid.js';
export { loadRelated } from './load-related.js';
export { rulesReadingAround, subjectsAround } from './rules-around.js';
export { itemsBehind } from './items-behind.js';
export {
  compiledIndicatorOf,
  compiledRuleOf,
  compiledStandardOf,
  itemsOf,
  planOf,
  rulesOf,
} from './rules-in-force.js';
export { extentsOfUndated, isUndated, levelExtent, type KeyRange } from './validity.js';
export type { VerdictRow } from './verdict-rows.js';
