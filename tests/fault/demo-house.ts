import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  connect,
  createLog,
  fillWithDemo,
  readConfig,
  systemClock,
  type Config,
  type Connection,
} from '@zhengai/runtime/main';
import pg from 'pg';

const LOOK_AGAIN_MS = 50;
const REST_MS = 600_000;

/** The demo college in a database of its own, loaded and not yet evaluated. */
export interface DemoHouse {
  readonly config: Config;
  readonly connection: Connection;
  readonly log: ReturnType<typeof createLog>;
  readonly database: pg.Client;
  pending(): Promise<number>;
  /** Waits until no work is left. */
  atRest(): Promise<void>;
  close(): Promise<void>;
}

export async function openDemoHouse(redisUrl?: string): Promise<DemoHouse> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengai-fault-'));
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const config = readConfig({
    ...inherited,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  });
  const log = createLog(config);
  const connection = await connect(config, log);
  const database = new pg.Client({ connectionString: connection.databaseUrl });
  await database.connect();
  const { store } = connection;
  const nothing = (): undefined => undefined;
  await fillWithDemo({ store, clock: systemClock, log }, nothing, nothing);
  const pending = async (): Promise<number> =>
    Object.values(await store.relay.pending()).reduce((sum, count) => sum + count, 0);
  return {
    config,
    connection,
    log,
    database,
    pending,
    async atRest() {
      for (const end = Date.now() + REST_MS; (await pending()) > 0;) {
        if (Date.now() > end) throw new Error(`work is left after ${REST_MS} ms`);
        await setTimeout(LOOK_AGAIN_MS);
      }
    },
    async close() {
      await database.end();
      await connection.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
