export { WarningSummary } from './warning-summary.js';
