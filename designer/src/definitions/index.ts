export { DefinitionActions } from './definition-actions.js';
export { DefinitionNotes } from './definition-notes.js';
export {
  definitionListQuery,
  definitionQuery,
  dictionaryQuery,
  saveDraft,
  type DefinitionKind,
  type DraftStep,
} from './definition-queries.js';
export { sameBody } from './same-body.js';
export { StatusTag } from './status-tag.js';
export { useDefinition, type DefinitionLife } from './use-definition.js';
