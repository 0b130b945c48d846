import { createPostgresBackend, runMigrations, withBackend, type PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';
import type { JobQueue, Log } from '../ports/index.js';
import { createBullmqJobQueue, type JobData } from './bullmq-job-queue.js';
import { JOB_TIMING, KEEP_NO_JOBS, MAX_EVENTS } from './job-timing.js';

/** Four workers hold one listening connection each; the rest carries the commands of all queues. */
const MAX_CONNECTIONS = 8;
const SCHEMA = 'bullmq';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** Queues inside the PostgreSQL database, in a schema of their own: nothing else to install. */
export async function createBullmqPostgresQueue(options: {
  readonly databaseUrl: string;
  readonly log: Log;
}): Promise<JobQueue> {
  const { log } = options;
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: MAX_CONNECTIONS,
    keepAlive: true,
    application_name: 'zhengai-queue',
    options: `-c search_path=${SCHEMA}`,
  });
  // a pool is accepted at run time; its declared type lacks an index signature that the option's type wants
  const connection = pool as unknown as PostgresConnectionOptions;
  // each queue and worker listens for the pool's errors
  pool.setMaxListeners(50);
  pool.on('error', (error) => log.warn({ error: error.message }, 'queue connection lost'));
  // a connection in use that the server ends would end the process too, if nobody listened
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error: error.message }, 'queue connection lost'));
  });
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } catch (cause) {
    await pool.end();
    throw cause;
  }

  return createBullmqJobQueue(
    {
      async openQueue(name) {
        const queue = new Queue<JobData>(name, {
          connection,
          streams: { events: { maxLen: MAX_EVENTS } },
        });
        queue.on('error', (error) => log.warn({ queue: name, error: error.message }, 'queue error'));
        await queue.waitUntilReady();
        return queue;
      },
      async openWorker(name, concurrency, process) {
        const worker = new Worker<JobData, void>(name, process, {
          connection,
          concurrency,
          ...JOB_TIMING,
          removeOnComplete: KEEP_NO_JOBS,
          removeOnFail: KEEP_NO_JOBS,
        });
        worker.on('error', (error) => log.warn({ queue: name, error: error.message }, 'worker error'));
        await worker.waitUntilReady();
        return {
          onFailed: (listener) => void worker.on('failed', (job, error) => listener(job, error)),
          close: () => worker.close(),
        };
      },
      close: () => pool.end(),
    },
    log,
  );
}
