export { ConditionExplainer, type ExplainedCondition } from './explain-condition.js';
