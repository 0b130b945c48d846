export { runPackCases, type CaseFailure, type CaseRun } from './run-pack-cases.js';
