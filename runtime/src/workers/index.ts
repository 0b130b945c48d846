export { drainOutbox } from './drain-outbox.js';
export { startWorkers, type WorkerOptions } from './start-workers.js';
