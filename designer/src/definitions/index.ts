export { DefinitionListPage } from './definition-list-page.js';
export { DefinitionTable } from './definition-table.js';
export { DefinitionPage } from './definition-page.js';
export {
  definitionListQuery,
  definitionQuery,
  dictionaryQuery,
  saveDraft,
  type DefinitionKind,
  type DraftStep,
} from './definition-queries.js';
export { ListFilters } from './list-filters.js';
export { NewDefinitionDialog, type FirstAnswers, type NewDialogProps } from './new-definition-dialog.js';
export { sameBody } from './same-body.js';
export { StatusTag } from './status-tag.js';
export type { DefinitionLife } from './use-definition.js';
export { WorkshopFrame } from './workshop-frame.js';
