export { DEFINITIONS_BY_KIND, type KindOfDefinition } from './definition-kinds.js';
