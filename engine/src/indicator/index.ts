export { checkIndicator } from './check-indicator.js';
export { compileIndicator, type CompiledIndicator } from './compile-indicator.js';
export { type IndicatorEvaluation } from './indicator-evaluation.js';
export { type FormulaOperand, type IndicatorExplanation } from './indicator-explanation.js';
