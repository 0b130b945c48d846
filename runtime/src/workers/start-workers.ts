import { QUEUE_NAMES, type QueueName } from '../ports/index.js';
import { keepDailySweep, workOffTimetable, type DailySweepOptions } from './daily-sweep.js';
import { startRelay } from './relay.js';
import { recordFailure, workOff } from './work-off.js';

export interface WorkerOptions extends DailySweepOptions {
  /** All four when absent. */
  readonly queues?: readonly QueueName[];
  /** Jobs of one queue at a time; they share one thread, so more helps only while they wait for the database. */
  readonly concurrency?: number;
  /** How often the outbox is looked at when nobody says that there is something. */
  readonly pollMs?: number;
  /** After how long a row that was handed over is handed over again, though its queue is busy. */
  readonly staleMs?: number;
}

const DEFAULT_CONCURRENCY = 2;

/** Starts the relay and the consumers. @returns stop: waits for running jobs */
export async function startWorkers(options: WorkerOptions): Promise<() => Promise<void>> {
  const { queue, queues = QUEUE_NAMES, concurrency = DEFAULT_CONCURRENCY, log } = options;
  const stops: (() => Promise<void>)[] = [];
  try {
    for (const name of queues) {
      const stop = await queue.consume(
        name,
        { concurrency, onAbandoned: (job, error) => recordFailure(options, job.outboxIds, error) },
        async (job) => {
          if (job.timetable !== undefined) await workOffTimetable(options, job.timetable);
          else await workOff(options, job.outboxIds);
        },
      );
      stops.push(stop);
    }
    if (queues.includes('monitor')) stops.unshift(await keepDailySweep(options));
    stops.unshift(await startRelay(options));
  } catch (cause) {
    await Promise.allSettled(stops.map((stop) => stop()));
    throw cause;
  }
  log.info({ queues, concurrency }, 'workers started');
  return async () => {
    for (const stop of stops) await stop();
    log.info({ queues }, 'workers stopped');
  };
}
