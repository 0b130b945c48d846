export { ColumnLengthError, encodeColumn, encodeColumns } from './batch/index.js';
export { checkRule } from './check-rule.js';
export { checkRules } from './check-rules.js';
export { compileRule } from './compile-rule.js';
export {
  type CompileRuleOptions,
  type CompiledCondition,
  type CompiledRule,
  type ConditionEvaluation,
  type RuleBackend,
  type RuleEvaluation,
  type Turning,
} from './compiled-rule.js';
export { decidingComparisons, recompute } from './recompute.js';
export {
  BASE_OPERATORS,
  OPERATOR_DECORATORS,
  type BaseOperator,
  type OperatorDecorator,
} from './operator.js';
export {
  type ComparisonExplanation,
  type GroupExplanation,
  type Operand,
  type RuleExplanation,
  type StandardReference,
  type TurningValue,
} from './rule-explanation.js';
export { atOffset, countOfPeriods, periodKindName } from './period-phrase.js';
export { operatorName } from './operator-name.js';
export { conditionPhrase, ruleSentence } from './sentence/index.js';
export {
  importReport,
  STOCK_DIFFERENCES,
  STOCK_RUN_DIFFERENCES,
  type ImportDifference,
  type ImportOptions,
  type RuleImport,
  type StockDifference,
  type StockDifferenceCode,
  type StockRule,
} from './import/index.js';
export { RULE_BUDGETS } from './rule-budgets.js';
export { type PathResolver, type RuleEvent, type RuleOptions } from './rule-options.js';
export { runRules, type RuleResult, type RuleRun } from './run-rules.js';
export { type RuleFacts, type StructuredValue } from './rule-facts.js';
export { readRule, type RuleReading } from './check-rule.js';
export { type ComparisonNode, type ConditionNode, type FactSide, type GroupNode } from './condition-tree.js';
export { compareSides } from './judge.js';
export { stretchesOf } from './explaining/stretch.js';
