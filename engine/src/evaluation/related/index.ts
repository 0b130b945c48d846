export { peerGroup } from './among-peers.js';
export { RecordSelection } from './record-selection.js';
export { relatedWarnings } from './related-warnings.js';
export { RelatedColumns } from './related-columns.js';
export { type GridColumns } from './related-column.js';
export { type RelatedGrids, type SubjectEdge, type SubjectRecord } from './related-grids.js';
export { summarise } from './summarise.js';
