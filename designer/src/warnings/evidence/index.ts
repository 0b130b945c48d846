export { EvidenceList } from './evidence-list.js';
