export { DefinitionActions } from './definition-actions.js';
export {
  definitionListQuery,
  definitionQuery,
  dictionaryQuery,
  saveDraft,
  type DefinitionKind,
  type DraftStep,
} from './definition-queries.js';
export { useDefinition, type DefinitionLife } from './use-definition.js';
