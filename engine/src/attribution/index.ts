export { attribute } from './attribute.js';
export type { Attribution, AttributionInput } from './attribution.js';
