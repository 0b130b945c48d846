export { CHECK_DIAGNOSTIC_CODES, type CheckDiagnosticCode } from './check-diagnostic.js';
export { checkModel, createModelChecker, type ModelChange, type ModelChecker } from './model-checker.js';
export {
  mergeDefinitions,
  type DefinitionList,
  type DefinitionOf,
  type ModelDefinitions,
} from './model-definitions.js';
export { relateConditions, type RuleRelation } from './compare-rules.js';
export { coverageMap, type ClauseCoverage } from './coverage-map.js';
export { checkStandardRows, checkTableRows } from './tables/check-table-rows.js';
export { verifyPack, type PackVerification, type VerifyPackOptions } from './verify-pack.js';
export { generateRuleCases } from './cases/generate-rule-cases.js';
export { generateTableCases, type TableOutcome } from './cases/generate-table-cases.js';
export { type GeneratedCase, type GeneratedCases } from './cases/generated-case.js';
export {
  checkSample,
  checkSampleFacts,
  checkSampleVerdicts,
  type SampleCheck,
  type SampleOptions,
  type SampleVerdicts,
} from './check-sample.js';
