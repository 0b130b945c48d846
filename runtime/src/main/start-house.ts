import path from 'node:path';
import { createApi } from '../api/index.js';
import { demoAccountHolders } from '../demo/index.js';
import type { Log } from '../ports/index.js';
import {
  ensureDemoAccounts,
  ensureFirstAdministrator,
  listDemoAccounts,
  type DemoAccount,
} from '../services/index.js';
import type { Config } from './config.js';
import { connect, type Connection } from './connect.js';
import { fillWithDemo } from './fill-with-demo.js';
import { sessionSecret } from './session-secret.js';
import { systemClock } from './system-clock.js';
import { superviseWorker } from './worker-process.js';

const PAGES = path.resolve(import.meta.dirname, '../../../designer/dist');

/** What the first person at the door has to know. */
export interface HouseIsUp {
  readonly address: string;
  /** Empty unless this is the demo college. */
  readonly demoAccounts: readonly DemoAccount[];
  /** One-time password of the first administrator; shown once. */
  readonly firstAdministrator: { readonly staffNumber: string; readonly password: string } | undefined;
  stop(): Promise<void>;
}

export type StartStep = 'database' | 'demo' | 'worker' | 'pages';

export interface StartOptions {
  /** Fills an empty database with the demo college. */
  readonly demo: boolean;
  readonly version: string;
  readonly onStep: (step: StartStep) => void;
  readonly onDemoProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Everything up, in order: database, demo or first administrator, worker, pages. */
export async function startHouse(config: Config, log: Log, options: StartOptions): Promise<HouseIsUp> {
  options.onStep('database');
  const connection = await connect(config, log);
  const closers: (() => Promise<void>)[] = [() => connection.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const fictional = await prepare(connection, log, options);
    const deps = { store: connection.store, clock: systemClock };
    const holders = fictional ? demoAccountHolders() : [];
    const demoAccounts = fictional ? await ensureDemoAccounts(deps, holders) : [];
    const firstAdministrator = fictional ? undefined : await ensureFirstAdministrator(deps);
    options.onStep('worker');
    const worker = superviseWorker(connection.databaseUrl, log);
    closers.push(() => worker.stop());
    options.onStep('pages');
    const api = await createApi({
      store: connection.store,
      feed: await connection.openFeed(),
      clock: systemClock,
      log,
      sessions: connection.sessions,
      sessionSecret: await sessionSecret(config.dataDir, config.sessionSecret),
      version: options.version,
      status: () => ({ ready: true, queueBackend: config.redisUrl ? 'redis' : 'postgres' }),
      staticDir: PAGES,
      ...(fictional ? { demo: { accounts: () => listDemoAccounts(deps, holders) } } : {}),
    });
    closers.push(() => api.close());
    const address = await listen(api, config);
    return { address, demoAccounts, firstAdministrator, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns whether the college is the fictional one */
async function prepare(connection: Connection, log: Log, options: StartOptions): Promise<boolean> {
  const { store } = connection;
  const empty =
    (await store.read.people.count()) === 0 && (await store.read.definitions.packs()).length === 0;
  if (options.demo && empty) {
    const begin = (): void => options.onStep('demo');
    await fillWithDemo({ store, clock: systemClock, log }, begin, options.onDemoProgress);
  }
  return (await store.read.settings.get()).college.fictional;
}

type Api = Awaited<ReturnType<typeof createApi>>;

/** A taken port is no reason not to start: the next free one is taken instead. */
async function listen(api: Api, config: Config): Promise<string> {
  for (const port of [config.port, 0]) {
    try {
      return await api.listen({ host: config.host, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error('no port is free');
}
