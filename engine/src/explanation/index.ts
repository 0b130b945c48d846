export { createVerdictExplainer, type VerdictExplainer } from './verdict-explainer.js';
export { recomputeVerdict } from './recompute-verdict.js';
export {
  type DerivedFact,
  type DerivedIndicator,
  type DerivedLine,
  type DerivedVerdict,
  type StandardInputValue,
  type VerdictExplanation,
} from './verdict-explanation.js';
