import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { JobQueue } from '../../src/ports/index.js';
import { createBullmqPostgresQueue, createBullmqRedisQueue } from '../../src/queue/index.js';
import { silentLog, type TestDatabase } from '../support/index.js';

/** PostgreSQL's code for a deadlock that was broken up. */
const DEADLOCK = '40P01';

export interface OpenedQueue {
  readonly queue: JobQueue;
  /** What a process of its own needs to open the same queues. */
  readonly address: QueueAddress;
  /** Everything the queues know is gone, as after the loss of their store. */
  wipe(): Promise<void>;
  /** The server ends all connections of the queues. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueAddress {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly namespace?: string;
}

export interface QueueBackend {
  readonly name: string;
  open(database: TestDatabase): Promise<OpenedQueue>;
}

export function openQueue({ databaseUrl, namespace, redisUrl }: QueueAddress): Promise<JobQueue> {
  return redisUrl === undefined
    ? createBullmqPostgresQueue({ databaseUrl, log: silentLog })
    : createBullmqRedisQueue({ redisUrl, log: silentLog, namespace: namespace ?? 'test' });
}

const postgres: QueueBackend = {
  name: 'PostgreSQL',
  async open(database) {
    const address = { databaseUrl: database.url };
    const queue = await openQueue(address);
    return {
      queue,
      address,
      async wipe() {
        // workers in the middle of a job hold what is emptied: whoever is chosen to give way in a deadlock tries again
        for (;;) {
          try {
            return void (await database.pool.query('truncate bullmq.job, bullmq.event, bullmq.meta cascade'));
          } catch (error) {
            if ((error as { code?: string }).code !== DEADLOCK) throw error;
          }
        }
      },
      async cut() {
        // only the queues name their connections
        await database.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name <> ''`,
        );
      },
      close: () => queue.close(),
    };
  },
};

const redis = (redisUrl: string): QueueBackend => ({
  name: 'Redis',
  async open(database) {
    const namespace = `test-${randomBytes(6).toString('hex')}`;
    const address = { databaseUrl: database.url, redisUrl, namespace };
    const queue = await openQueue(address);
    const client = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const wipe = async (): Promise<void> => {
      const keys = await client.keys(`{${namespace}}*`);
      if (keys.length > 0) await client.del(...keys);
    };
    return {
      queue,
      address,
      wipe,
      async cut() {
        await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      },
      async close() {
        await queue.close();
        await wipe();
        client.disconnect();
      },
    };
  },
});

const redisUrl = process.env['REDIS_URL'];

/** The one that is always there, and Redis where `REDIS_URL` names one. */
export const QUEUE_BACKENDS: readonly QueueBackend[] =
  redisUrl === undefined || redisUrl === '' ? [postgres] : [postgres, redis(redisUrl)];
