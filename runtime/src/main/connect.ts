import { chmod, mkdir } from 'node:fs/promises';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../embedded/index.js';
import {
  Failure,
  type ChangeFeed,
  type JobQueue,
  type Log,
  type SessionStore,
  type Store,
} from '../ports/index.js';
import { createChangeFeed, createPool, createSessions, createStore, migrate } from '../store/index.js';
import type { Config } from './config.js';

/** The house with its doors open: what API, workers and commands are built on. */
export interface Connection {
  readonly databaseUrl: string;
  /** Migrations that opening it has applied. */
  readonly migrated: readonly string[];
  readonly store: Store;
  readonly sessions: SessionStore;
  openFeed(): Promise<ChangeFeed>;
  /** @throws Failure `redis.unreachable` */
  openQueue(): Promise<JobQueue>;
  /** Waits for what is under way and closes what was opened, last the embedded server if nobody else uses it. */
  close(): Promise<void>;
  /** Leaves without waiting, for a process that ends now: what is under way is rolled back by the server. */
  abandon(): Promise<void>;
}

/** All connections of one process share this pool; six processes stay under PostgreSQL's hundred. */
const POOL_SIZE = 12;

/**
 * Finds or starts the database, brings its tables up to date and opens the store.
 *
 * @throws Failure `dataDir.unusable`, `database.unreachable`, those of the embedded server and of migrations
 */
export async function connect(config: Config, log: Log): Promise<Connection> {
  const server = config.databaseUrl === undefined ? await openEmbedded(config.dataDir, log) : undefined;
  const databaseUrl = server?.url ?? config.databaseUrl ?? '';
  const closers: (() => Promise<void>)[] = server ? [() => server.release()] : [];
  try {
    const pool = createPool({ databaseUrl, size: POOL_SIZE, log });
    closers.push(() => pool.end());
    await pool.query('select 1').catch((cause: unknown) => {
      throw unreachable('database', 'DATABASE_URL', 'PostgreSQL', databaseUrl, cause);
    });
    const migrated = await migrate(pool);
    const store = await createStore({ pool, log });
    closers.push(() => store.close());
    return {
      databaseUrl,
      migrated,
      store,
      sessions: createSessions(pool, log),
      openFeed: async () => opened(await createChangeFeed({ databaseUrl, log }), closers),
      openQueue: async () => opened(await openQueue(config, databaseUrl, log), closers),
      close: () => closeAll(closers),
      abandon: async () => server?.release(),
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function openEmbedded(dataDir: string, log: Log): Promise<EmbeddedPostgres> {
  try {
    const made = await mkdir(dataDir, { recursive: true });
    if (made) await chmod(dataDir, 0o700);
  } catch (cause) {
    const { message } = cause as Error;
    const detail = {
      zh: `数据文件夹 ${dataDir} 用不了（${message}）。请检查 DATA_DIR 和权限。`,
      en: `The data folder ${dataDir} cannot be used (${message}). Check DATA_DIR and rights.`,
    };
    throw new Failure('dataDir.unusable', detail, [], { cause });
  }
  return openEmbeddedPostgres({ dataDir, log });
}

/** Its libraries are loaded where work is done for others; a command that only asks need not wait for them. */
async function openQueue({ redisUrl }: Config, databaseUrl: string, log: Log): Promise<JobQueue> {
  const { createBullmqPostgresQueue, createBullmqRedisQueue } = await import('../queue/index.js');
  if (redisUrl === undefined) return createBullmqPostgresQueue({ databaseUrl, log });
  return createBullmqRedisQueue({ redisUrl, log }).catch((cause: unknown) => {
    throw unreachable('redis', 'REDIS_URL', 'Redis', redisUrl, cause);
  });
}

function unreachable(
  what: 'database' | 'redis',
  variable: string,
  server: string,
  url: string,
  cause: unknown,
): Failure {
  const { host } = new URL(url);
  const reason = cause instanceof AggregateError ? reasonOf(cause.errors[0]) : reasonOf(cause);
  const detail = {
    zh: `连接不上 ${variable} 指定的 ${server}(${host}):${reason}。请检查地址、账号、密码和网络。`,
    en: `The ${server} of ${variable} (${host}) does not answer: ${reason}. Check address, account, password and network.`,
  };
  return new Failure(`${what}.unreachable`, detail, [], { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function opened<T extends { close(): Promise<void> }>(part: T, closers: (() => Promise<void>)[]): T {
  closers.push(() => part.close());
  return part;
}

/** All of them, whatever becomes of one. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0).reverse()) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
