export { checkProcess } from './check-process.js';
export type {
  ProcessCommand,
  ProcessContext,
  ProcessEvent,
  ProcessState,
  ProcessToken,
  ProcessValue,
  StepResult,
} from './process-state.js';
export { startProcess, step } from './step.js';
