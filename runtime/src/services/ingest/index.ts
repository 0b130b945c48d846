export { enqueueAfterImport, type TouchedData } from './enqueue-after-import.js';
export type { NamedObservation } from './named-observation.js';
export { recordObservations } from './record-observations.js';
