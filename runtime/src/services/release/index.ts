export { errorsOfDefinition } from './check-definition.js';
export { checkDraft } from './check-draft.js';
export { releaseDefinition, returnDefinition, submitDefinition } from './release-definition.js';
