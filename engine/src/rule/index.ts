export {
  type CompileRuleOptions,
  type CompiledCondition,
  type CompiledRule,
  type ConditionEvaluation,
  type RuleBackend,
  type RuleEvaluation,
} from './compiled-rule.js';
export { type FactReading, type RuleFacts, type StructuredValue, readFact } from './rule-facts.js';
export {
  type ComparisonExplanation,
  type GroupExplanation,
  type Operand,
  type RuleExplanation,
} from './rule-explanation.js';
