export { factsOfCondition, levelOfFact } from './condition-facts.js';
export { compileCondition } from './condition-formula.js';
export { readSelection, type Selection } from './read-selection.js';
export { relatedName } from './related-name.js';
export { type SelectionContext } from './selection-context.js';
