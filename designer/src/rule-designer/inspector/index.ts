export { NodeInspector } from './node-inspector.js';
