export { enqueueSweep } from './enqueue-sweep.js';
export {
  evaluateRules,
  type EvaluateRulesInput,
  type EvaluateRulesResult,
  type VerdictRow,
} from './evaluate-rules.js';
export { explainVerdict, type VerdictExplained } from './explain-verdict.js';
