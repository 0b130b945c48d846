export { RuleCanvas } from './rule-canvas.js';
