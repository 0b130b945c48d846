export { perform, redo, startHistory, undo, type Execute, type Executed, type History } from './history.js';
export { UndoButtons } from './undo-buttons.js';
export { useEditing, type Editing } from './use-editing.js';
