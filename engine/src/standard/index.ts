export { checkStandard } from './check-standard.js';
export { compileStandard, type CompiledStandard, type StandardEvaluation } from './compile-standard.js';
export { proveTightening, type LooseExample, type TighteningFinding } from './prove-tightening.js';
export { standardTable } from './edition-table.js';
