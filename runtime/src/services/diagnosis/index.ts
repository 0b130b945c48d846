export { attributeWarnings } from './attribute-warnings.js';
