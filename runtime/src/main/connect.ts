import { chmod, mkdir } from 'node:fs/promises';
import { openEmbeddedPostgres } from '../embedded/index.js';
import {
  Failure,
  type ChangeFeed,
  type JobQueue,
  type Log,
  type SessionStore,
  type Store,
} from '../ports/index.js';
import { createBullmqPostgresQueue, createBullmqRedisQueue } from '../queue/index.js';
import { createChangeFeed, createPool, createSessions, createStore, migrate } from '../store/index.js';
import type { Config } from './config.js';

/** The house with its doors open: what API, workers and commands are built on. */
export interface Connection {
  readonly databaseUrl: string;
  readonly store: Store;
  readonly sessions: SessionStore;
  openFeed(): Promise<ChangeFeed>;
  openQueue(): Promise<JobQueue>;
  /** Closes what was opened, last the embedded server if nobody else uses it. */
  close(): Promise<void>;
}

/** All connections of one process share this pool; six processes stay under PostgreSQL's hundred. */
const POOL_SIZE = 12;

/** Finds or starts the database, brings its tables up to date and opens the store. */
export async function connect(config: Config, log: Log): Promise<Connection> {
  const server = config.databaseUrl ? undefined : await openEmbedded(config, log);
  const databaseUrl = server?.url ?? config.databaseUrl ?? '';
  const closers: (() => Promise<void>)[] = server ? [() => server.release()] : [];
  try {
    const pool = createPool({ databaseUrl, size: POOL_SIZE, log });
    closers.push(() => pool.end());
    await pool.query('select 1').catch((cause: unknown) => {
      throw new Failure(
        'database.unreachable',
        {
          zh: '连接不上 DATABASE_URL 指定的 PostgreSQL。请检查地址、账号和网络。',
          en: 'The PostgreSQL of DATABASE_URL does not answer. Check address, account and network.',
        },
        [],
        { cause },
      );
    });
    await migrate(pool);
    const store = await createStore({ pool, log });
    closers.push(() => store.close());
    return {
      databaseUrl,
      store,
      sessions: createSessions(pool, log),
      openFeed: async () => opened(await createChangeFeed({ databaseUrl, log }), closers),
      openQueue: async () =>
        opened(
          config.redisUrl
            ? await createBullmqRedisQueue({ redisUrl: config.redisUrl, log })
            : await createBullmqPostgresQueue({ databaseUrl, log }),
          closers,
        ),
      close: () => closeAll(closers),
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

async function openEmbedded(
  config: Config,
  log: Log,
): Promise<Awaited<ReturnType<typeof openEmbeddedPostgres>>> {
  const made = await mkdir(config.dataDir, { recursive: true });
  if (made) await chmod(config.dataDir, 0o700);
  return openEmbeddedPostgres({ dataDir: config.dataDir, log });
}

function opened<T extends { close(): Promise<void> }>(part: T, closers: (() => Promise<void>)[]): T {
  closers.push(() => part.close());
  return part;
}

async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
