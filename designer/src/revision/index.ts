export { AppliedPlanNote } from './applied-plan-note.js';
export { ReleaseDialog } from './release-dialog.js';
