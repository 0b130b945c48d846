export { perform, redo, startHistory, undo, type Execute, type Executed, type History } from './history.js';
export { LeaveGuard } from './leave-guard.js';
export { filledText, TextInBoth } from './text-in-both.js';
export { UndoButtons } from './undo-buttons.js';
export { useEditing, type Editing } from './use-editing.js';
