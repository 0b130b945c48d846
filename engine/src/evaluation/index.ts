export { affectedBy, type Affected, type AffectedDefinition, type Change } from './affected-by.js';
export { CompiledDefinitions } from './compiled-definitions.js';
export { evaluateGrid, type GridResult } from './evaluate-grid.js';
export { PLAN_DEPTH, planEvaluation, type EvaluationPlan, type Reach } from './evaluation-plan.js';
export { type Grid } from './grid.js';
export { type DirectedRelation, type PlanRelation } from './plan-relation.js';
export {
  type RelatedFacts,
  type RelatedGrids,
  type RelatedMember,
  type SubjectEdge,
  type SubjectRecord,
} from './related/index.js';
export { createFactDeriver, type FactDeriver } from './derive-facts.js';
export { lastDayAt, type JudgedPeriod } from './judged-period.js';
