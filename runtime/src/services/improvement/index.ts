export { completeTask, saveTaskDraft, type TaskValues } from './complete-task.js';
