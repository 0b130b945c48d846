import type { Clock, JobQueue, Log, QueueName, Store } from '../ports/index.js';

export interface WorkerOptions {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  /** All four when absent. */
  readonly queues?: readonly QueueName[];
  /** Jobs of one queue at a time. */
  readonly concurrency?: number;
}

/** Starts the relay and the consumers. @returns stop: waits for running jobs */
export async function startWorkers(options: WorkerOptions): Promise<() => Promise<void>> {
  throw new Error(`not built yet: ${options.clock.now()}`);
}
