export { ConditionExplainer } from './explain-condition.js';
