export { drainOutbox } from './drain-outbox.js';
export { startNotifier, type NotifierOptions } from './start-notifier.js';
export { startWorkers, type WorkerOptions } from './start-workers.js';
export { PARK_AFTER_FAILURES } from './work-off.js';
