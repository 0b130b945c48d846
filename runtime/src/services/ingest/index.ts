export { enqueueAfterImport, type TouchedData } from './enqueue-after-import.js';
export { recordObservations, type NamedObservation } from './record-observations.js';
