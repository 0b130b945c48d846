export { createAnswerer } from './answer.js';
export { needOfIndicator, needOfRule } from './needs.js';
export type { PeriodCounts, Simulated, TriedIndicator, TriggeredSubject } from './protocol.js';
export { SimulationFailed, Simulator, type SimulationPort } from './simulator.js';
export { trialState, type TrialEvent, type TrialState } from './trial-state.js';
export { useLevelData, type LevelData, type LevelDataNeed } from './use-level-data.js';
export { useTrial } from './use-trial.js';
