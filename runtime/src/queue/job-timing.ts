/**
 * How fast the job of a killed worker is found, in one place because the three figures belong together.
 * A running worker renews its lock every `lockDuration / 2`; a lock that ran out is seen by one check and taken back by
 * the next, so a job is recovered within `lockDuration + 2 × stalledInterval` = 8 s (the library's defaults take 60 s).
 * Jobs last under a second; a worker that blocks its event loop for longer than the lock loses the job to another one,
 * which costs double work and no harm.
 */
export const JOB_TIMING = {
  lockDuration: 4_000,
  stalledInterval: 2_000,
  /** Pause after the queue's connection was lost. */
  runRetryDelay: 1_000,
  /** After so many dead workers a job is given up; its outbox rows then count a failure. */
  maxStalledCount: 3,
} as const;

/** Finished jobs are not kept: PostgreSQL is the record. */
export const KEEP_NO_JOBS = { count: 0 } as const;

/** Entries of each queue's event stream, which nobody reads. */
export const MAX_EVENTS = 100;
