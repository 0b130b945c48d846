export { checkDecisionTable, diagnoseTable, givesOneValue } from './check-table.js';
export { compileDecisionTable, compileParsedTable } from './compile-table.js';
export { type CompiledTable, type TableColumns, type TableDecision } from './compiled-table.js';
export { HIT_POLICIES, type Outcome } from './hit-policy.js';
export { parseTable, type ParsedTable } from './parse-table.js';
export { tableRegions, type TableRegions } from './table-regions.js';
export { samplesBetween } from './input-index.js';
