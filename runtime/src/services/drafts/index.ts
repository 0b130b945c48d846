export { saveDefinitionDraft } from './save-definition-draft.js';
