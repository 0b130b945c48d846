import type { QueueName } from './outbox.js';

/** Outbox rows to be worked on together. */
export interface Job {
  /** Unique for each hand-over: a repeat of the same rows has a new one. */
  readonly id: string;
  readonly outboxIds: readonly string[];
  /** Part of a sweep: lets jobs pass that are not. */
  readonly bulk?: boolean;
  /** Made by the timetable of this name; such a job has no outbox rows. */
  readonly timetable?: string;
}

/** When something comes again and again. */
export interface Timetable {
  /** Second, minute, hour, day, month, day of the week, as in cron. */
  readonly pattern: string;
  /** IANA name. */
  readonly timeZone: string;
  /** A time that is past for so long is taken to have lost its job. */
  readonly lostAfterMs?: number;
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
  /**
   * A job at each time of a timetable, however many processes ask for it; none any more when it is absent. One that is
   * there already goes on undisturbed.
   */
  repeat(queue: QueueName, name: string, timetable: Timetable | undefined): Promise<void>;
  /** Jobs there are now, those of timetables that are not due yet left out; finished jobs are not kept. */
  counts(): Promise<
    Record<QueueName, { readonly waiting: number; readonly active: number; readonly failed: number }>
  >;
  close(): Promise<void>;
}
