import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connect, createLog, readConfig, type Connection } from '@zhengai/runtime/main';
import pg from 'pg';

const LOOK_AGAIN_MS = 50;
const REST_MS = 900_000;

/** A database of its own, and what a fault run needs to watch and to disturb it. */
export interface House {
  readonly connection: Connection;
  readonly dataDir: string;
  readonly log: ReturnType<typeof createLog>;
  /** Of processes that work on this house. */
  readonly environment: NodeJS.ProcessEnv;
  /** A connection of the test's own; a new one after the server was restarted. */
  readonly database: pg.Pool;
  pending(): Promise<number>;
  /** Waits until no work is left. */
  atRest(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(redisUrl?: string): Promise<House> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengai-fault-'));
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const given = {
    ...inherited,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
  const config = readConfig(given);
  const log = createLog(config);
  const connection = await connect(config, log);
  const database = new pg.Pool({ connectionString: connection.databaseUrl, max: 2 });
  // a server that goes away takes idle connections with it; the next query gets a new one
  database.on('error', () => undefined);
  const pending = async (): Promise<number> =>
    Object.values(await connection.store.relay.pending()).reduce((sum, count) => sum + count, 0);
  return {
    connection,
    dataDir,
    log,
    environment: { ...given, DATABASE_URL: connection.databaseUrl },
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
