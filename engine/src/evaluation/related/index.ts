export { relatedFact, type ReadFact, type RelatedFacts } from './related-facts.js';
export { relatedWarnings } from './related-warnings.js';
export { RelatedColumns } from './related-columns.js';
export { type RelatedMember } from './children-of.js';
export { type GridColumns } from './related-column.js';
export { type RelatedGrids, type SubjectEdge, type SubjectRecord } from './related-grids.js';
