export { StepInspector } from './step-inspector.js';
export { TextInBoth } from './text-in-both.js';
