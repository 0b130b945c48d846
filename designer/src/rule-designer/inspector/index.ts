export { NodeInspector } from './node-inspector.js';
export { RuleInspector } from './rule-inspector.js';
