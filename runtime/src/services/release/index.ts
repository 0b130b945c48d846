export { errorsOfDefinition } from './check-definition.js';
export { checkDraft } from './check-draft.js';
export {
  releaseDefinition,
  returnDefinition,
  submitDefinition,
  type DefinitionAction,
} from './release-definition.js';
