import type { QueueName } from './outbox.js';

/** Outbox rows to be worked on together. */
export interface Job {
  /** Unique for each hand-over: a repeat of the same rows has a new one. */
  readonly id: string;
  readonly outboxIds: readonly string[];
  /** Part of a sweep: lets jobs pass that are not. */
  readonly bulk?: boolean;
}

export interface ConsumeOptions {
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Called when a job is given up because worker after worker died with it. */
  readonly onAbandoned?: (job: Job, error: Error) => Promise<void>;
}

/** Moves jobs from the relay to consumers; may deliver twice, late or out of order, and may lose everything. */
export interface JobQueue {
  enqueue(queue: QueueName, jobs: readonly Job[]): Promise<void>;
  /** Starts consuming. @returns stop: waits for running jobs. */
  consume(
    queue: QueueName,
    options: ConsumeOptions,
    handler: (job: Job) => Promise<void>,
  ): Promise<() => Promise<void>>;
  /** Jobs there are now; finished jobs are not kept. */
  counts(): Promise<
    Record<QueueName, { readonly waiting: number; readonly active: number; readonly failed: number }>
  >;
  close(): Promise<void>;
}
