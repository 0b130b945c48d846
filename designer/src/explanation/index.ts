export { ExplanationTree } from './explanation-tree.js';
