export { computeArithmetic, negateValue } from './arithmetic.js';
export { compareTexts, compareValues, equalValues, rangeIncludes } from './compare-values.js';
export { FeelClosure } from './feel-closure.js';
export { FeelRange, type RangeEnds } from './feel-range.js';
export {
  createContext,
  entryOf,
  isContext,
  isList,
  typeOfValue,
  type FeelContext,
  type FeelValueType,
} from './feel-value.js';
export { readProperty } from './read-property.js';
export { BudgetExceeded, MAX_STEPS, StepBudget } from './step-budget.js';
export { coerceTo, isInstanceOf, parseTypeSpec, type TypeSpec } from './type-spec.js';
export { valueText } from './value-text.js';
