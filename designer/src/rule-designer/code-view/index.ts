export { RuleCode } from './rule-code.js';
