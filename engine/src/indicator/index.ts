export { checkDataItem } from './check-data-item.js';
export { checkIndicator } from './check-indicator.js';
export { parseBases, type ParsedBasis } from './parse-bases.js';
export { compileIndicator, type CompiledIndicator } from './compile-indicator.js';
export { type IndicatorEvaluation } from './indicator-evaluation.js';
export { type FormulaOperand, type IndicatorExplanation } from './indicator-explanation.js';
