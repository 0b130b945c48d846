export { TaskSummary } from './task-summary.js';
