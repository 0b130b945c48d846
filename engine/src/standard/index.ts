export { checkStandard } from './check-standard.js';
export { compileStandard, type CompiledStandard, type StandardEvaluation } from './compile-standard.js';
