import type { QueueName } from './outbox.js';

/** Outbox rows to be worked on together. */
export interface Job {
  readonly outboxIds: readonly string[];
}

/** Moves jobs from the relay to consumers; may deliver twice, late or out of order, and may lose everything. */
export interface JobQueue {
  enqueue(queue: QueueName, jobs: readonly Job[]): Promise<void>;
  /** Starts consuming. @returns stop: waits for running jobs. */
  consume(
    queue: QueueName,
    options: { readonly concurrency: number },
    handler: (job: Job) => Promise<void>,
  ): Promise<() => Promise<void>>;
  /** Waiting, active, delayed and failed jobs together, by queue. */
  counts(): Promise<
    Record<QueueName, { readonly waiting: number; readonly active: number; readonly failed: number }>
  >;
  close(): Promise<void>;
}
