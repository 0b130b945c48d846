export { completeTask, saveTaskDraft, type TaskInput } from './complete-task.js';
export type { TaskValues } from './check-task-values.js';
export { startImprovements } from './start-improvements.js';
export { verifyImprovements } from './verify-improvements.js';
