export { ProcessInspector } from './process-inspector.js';
export { StepInspector } from './step-inspector.js';
