export type { PlanDecision } from './decide-steps.js';
export { releaseRule } from './release-rule.js';
export { undoPlan } from './undo-plan.js';
