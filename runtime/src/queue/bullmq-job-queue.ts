import type { Job as BullJob, JobsOptions } from 'bullmq';
import { QUEUE_NAMES, type Job, type JobQueue, type Log, type QueueName } from '../ports/index.js';

export interface JobData {
  readonly outboxIds: readonly string[];
  readonly timetable?: string;
}

/** What the adapter uses of a BullMQ `Queue`, whatever its backend. */
export interface BullQueue {
  addBulk(
    jobs: { readonly name: string; readonly data: JobData; readonly opts: JobsOptions }[],
  ): Promise<unknown>;
  getJobCounts(
    ...types: ('waiting' | 'prioritized' | 'active' | 'failed')[]
  ): Promise<Record<string, number>>;
  getJobScheduler(
    id: string,
  ): Promise<{ readonly pattern?: string; readonly tz?: string; readonly next?: number } | undefined>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly pattern: string; readonly tz: string },
    template: { readonly name: string; readonly data: JobData },
  ): Promise<unknown>;
  removeJobScheduler(id: string): Promise<unknown>;
  close(): Promise<void>;
}

/** What the adapter uses of a BullMQ `Worker`. */
export interface BullWorker {
  onFailed(listener: (job: Pick<BullJob<JobData>, 'id' | 'data'> | undefined, error: Error) => void): void;
  close(): Promise<void>;
}

export interface BullBackend {
  /** Resolves when the queue is ready: one that failed to become so would fail for good. */
  openQueue(name: QueueName): Promise<BullQueue>;
  openWorker(
    name: QueueName,
    concurrency: number,
    process: (job: Pick<BullJob<JobData>, 'id' | 'data'>) => Promise<void>,
  ): Promise<BullWorker>;
  close(): Promise<void>;
}

/** Jobs without a priority pass those with one. */
const BULK_PRIORITY = 10;
const JOBS_IN_ONE_ADD = 500;

export async function createBullmqJobQueue(backend: BullBackend, log: Log): Promise<JobQueue> {
  const queues = await openQueues(backend);
  const workers = new Set<BullWorker>();

  return {
    async enqueue(name, jobs) {
      for (let start = 0; start < jobs.length; start += JOBS_IN_ONE_ADD) {
        await queues[name].addBulk(
          jobs.slice(start, start + JOBS_IN_ONE_ADD).map((job) => ({
            name,
            data: { outboxIds: job.outboxIds },
            opts: { jobId: job.id, attempts: 1, ...(job.bulk ? { priority: BULK_PRIORITY } : {}) },
          })),
        );
      }
    },

    async consume(name, options, handler) {
      const worker = await backend.openWorker(name, options.concurrency, (job) => handler(toJob(job)));
      worker.onFailed((job, error) => {
        log.warn({ queue: name, job: job?.id, error: error.message }, 'job given up');
        // a job that was done but could not be taken off its queue has left no outbox row to blame
        if (!job || !options.onAbandoned) return;
        options
          .onAbandoned(toJob(job), error)
          .catch((cause: unknown) =>
            log.error({ queue: name, cause: String(cause) }, 'failure not recorded'),
          );
      });
      workers.add(worker);
      return async () => {
        workers.delete(worker);
        await worker.close();
      };
    },

    async repeat(name, id, timetable) {
      const queue = queues[name];
      const known = await queue.getJobScheduler(id);
      if (timetable === undefined) {
        if (known) await queue.removeJobScheduler(id);
        return;
      }
      const { lostAfterMs = Infinity, pattern, timeZone: tz } = timetable;
      const isLost = Date.now() - (known?.next ?? 0) > lostAfterMs;
      // set again, one that is due this very moment would be put off to its next time
      if (known?.pattern === pattern && known.tz === tz && !isLost) return;
      await queue.upsertJobScheduler(
        id,
        { pattern, tz },
        { name: id, data: { outboxIds: [], timetable: id } },
      );
    },

    async counts() {
      const counts = await Promise.all(
        QUEUE_NAMES.map((name) => queues[name].getJobCounts('waiting', 'prioritized', 'active', 'failed')),
      );
      const entries = QUEUE_NAMES.map((name, index) => {
        const { waiting = 0, prioritized = 0, active = 0, failed = 0 } = counts[index] ?? {};
        return [name, { waiting: waiting + prioritized, active, failed }] as const;
      });
      return Object.fromEntries(entries) as Awaited<ReturnType<JobQueue['counts']>>;
    },

    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((opened) => opened.close()));
      await backend.close();
    },
  };
}

async function openQueues(backend: BullBackend): Promise<Record<QueueName, BullQueue>> {
  const opened: [QueueName, BullQueue][] = [];
  try {
    for (const name of QUEUE_NAMES) opened.push([name, await backend.openQueue(name)]);
  } catch (cause) {
    await Promise.allSettled(opened.map(([, queue]) => queue.close()));
    await backend.close();
    throw cause;
  }
  return Object.fromEntries(opened) as Record<QueueName, BullQueue>;
}

function toJob(job: Pick<BullJob<JobData>, 'id' | 'data'>): Job {
  const { outboxIds, timetable } = job.data;
  return { id: job.id ?? '', outboxIds, ...(timetable === undefined ? {} : { timetable }) };
}
