export { compileExpression, compileInputTests, type EvaluateWhole } from './compile-expression.js';
