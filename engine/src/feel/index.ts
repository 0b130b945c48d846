export { type ColumnBackend } from './columns/index.js';
export { checkFormula, type CheckOptions, type FormulaCheck } from './check-formula.js';
export { evaluateFeel, type FeelResult } from './evaluate-feel.js';
export { FEEL_FUNCTIONS, type FeelFunction } from './feel-function.js';
export { atPath, hasErrors } from './feel-diagnostic.js';
export { type FeelType } from './feel-node.js';
export {
  compileFormula,
  compileParsed,
  type CompileOptions,
  type Formula,
  type FormulaResult,
} from './formula.js';
export { compileCondition, levelOfFact } from './subjects/index.js';
export { conditionFacts, feelNames, selectionContext, formulaScope } from './formula-scope.js';
export { type FormulaSlot, type NameUse } from './formula-slot.js';
export { normalizeName, type FeelName } from './name-index.js';
export { inputConstants, ordersInput } from './input-constants.js';
export { parseFormula, type ParsedFormula, type ParseOptions } from './parse-formula.js';
export { tokenizeFormula, type FormulaToken } from './tokenize-formula.js';
export { unitOfFormula } from './unit-of-node.js';
export { describeUnit, isPlainUnit, isSameUnit, readUnit, type Unit } from './units/index.js';
export { type FormulaScope } from './scope-of-names.js';
