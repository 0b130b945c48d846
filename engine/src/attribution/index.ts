export { attribute, type Attribution, type AttributionInput } from './attribute.js';
