export { releaseDefinition, returnDefinition, submitDefinition } from './release-definition.js';
