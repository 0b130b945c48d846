import path from 'node:path';
import { Failure, type Log } from '../ports/index.js';
import {
  ensureDemoAccounts,
  ensureFirstAdministrator,
  listDemoAccounts,
  type DemoAccount,
} from '../services/index.js';
import type { Config } from './config.js';
import { connect, type Connection } from './connect.js';
import { fillWithDemo, isForDemo } from './fill-with-demo.js';
import { openChannels } from './open-channels.js';
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
  const channels = openChannels(process.env);
  options.onStep('database');
  const connection = await connect(config, log);
  const closers: (() => Promise<void>)[] = [() => connection.close(), () => channels.close()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    if (config.redisUrl !== undefined) await (await connection.openQueue()).close();
    const { createApi, demoAccountHolders } = await loadHouse();
    const fictional = await prepare(connection, log, options);
    const deps = { store: connection.store, clock: systemClock };
    const holders = fictional ? demoAccountHolders() : [];
    const demoAccounts = fictional ? await ensureDemoAccounts(deps, holders) : [];
    const firstAdministrator = fictional ? undefined : await ensureFirstAdministrator(deps);
    options.onStep('worker');
    const worker = superviseWorker(config.dataDir, log);
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
      channels,
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
  if (options.demo && (await isForDemo(store))) {
    const begin = (): void => options.onStep('demo');
    await fillWithDemo({ store, clock: systemClock, log }, begin, options.onDemoProgress);
  }
  return (await store.read.settings.get()).college.fictional;
}

/** Only here: the web server is half of what there is to load, and a command that only asks does without it. */
async function loadHouse() {
  const [{ createApi }, { demoAccountHolders }] = await Promise.all([
    import('../api/index.js'),
    import('../demo/index.js'),
  ]);
  return { createApi, demoAccountHolders };
}

interface Listening {
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
}

/** A taken port is no reason not to start: the next free one is taken instead. */
async function listen(api: Listening, { host, port }: Config): Promise<string> {
  const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  try {
    return await api.listen({ host, port });
  } catch (error) {
    if (!isTaken(error)) throw cannotListen(host, port, error);
  }
  return api.listen({ host, port: 0 });
}

function cannotListen(host: string, port: number, cause: unknown): Failure {
  const { message } = cause as Error;
  const detail = {
    zh: `不能在 ${host}:${port} 上提供网页（${message}）。请检查 HOST 和 PORT。`,
    en: `Pages cannot be served on ${host}:${port} (${message}). Check HOST and PORT.`,
  };
  return new Failure('listen.failed', detail, [], { cause });
}
