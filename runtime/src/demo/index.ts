export { demoAccountHolders } from './demo-account-holders.js';
export { demoAccounts, DEMO_PACKS, loadDemo, type DemoProgress, type DemoSummary } from './load-demo.js';
export { PLANTED_PROBLEMS } from './planted.js';
export {
  SILENT_KINDS,
  WARNED_KINDS,
  type PlantedKind,
  type PlantedProblem,
  type PlantedValue,
} from './planted-problem.js';
