import { setTimeout } from 'node:timers/promises';
import { systemClock } from '@zhengai/runtime/main';
import { startWorkers } from '@zhengai/runtime/workers';
import { Redis } from 'ioredis';
import { startOwnRedis } from '../support/real-parts.js';
import { moments, type FaultRun, type FaultSize } from './fault-run.js';
import { mailServerDown } from './mail-down.js';
import { restartPostgres } from './restart-postgres.js';
import { throughTwoHouses } from './two-houses.js';
import { unreliableQueue } from './unreliable-queue.js';
import { openWarningCollege, warningCount, type WarningCollege } from './warning-college.js';
import { invariantsOf, parkedCount, warningsState, type WarningsState } from './warnings-state.js';
import { endWorker, killInTheMiddle, startWorker } from './worker-child.js';

type Backend = 'postgres' | 'redis';

/** What happens while the warnings open. It leaves no worker running. */
type Disturbance = (
  college: WarningCollege,
  tools: { readonly redis: Redis | undefined; readonly size: FaultSize },
) => Promise<{
  readonly invariants?: Record<string, boolean>;
  readonly measured: Record<string, unknown>;
}>;

const BUSY_IN_MS = 60_000;

const undisturbed = new Map<FaultSize, Promise<WarningsState>>();

/** The same college worked on by one worker that nothing happens to; once for all runs of a size. */
function expectedState(size: FaultSize): Promise<WarningsState> {
  let expected = undisturbed.get(size);
  if (expected === undefined) {
    expected = evaluate(size);
    undisturbed.set(size, expected);
  }
  return expected;
}

async function evaluate(size: FaultSize): Promise<WarningsState> {
  const college = await openWarningCollege(size);
  try {
    const worker = startWorker(college, 'worker');
    await college.atRest();
    await endWorker(worker);
    return await warningsState(college);
  } finally {
    await college.close();
  }
}

const killedWorkers: Disturbance = async (college, { size }) => {
  const kills = size === 'full' ? 50 : 3;
  const random = moments(20_261_123);
  const heldAtKill: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const name = `worker-${kill}`;
    heldAtKill.push(
      await killInTheMiddle(
        college,
        startWorker(college, name),
        name,
        Math.round(random() * (size === 'full' ? 2_000 : 300)),
      ),
    );
  }
  const pendingAfterKills = await college.pending();
  const last = startWorker(college, 'worker-last');
  await college.atRest();
  await endWorker(last);
  return {
    invariants: {
      'every kill hit a worker in the middle of a job': heldAtKill.every((held) => held > 0),
      'work was left after the last kill': pendingAfterKills > 0,
    },
    measured: { kills, heldAtKill, pendingAfterKills },
  };
};

const restartedPostgres: Disturbance = async (college, { size }) => {
  const restarts = size === 'full' ? 5 : 1;
  const pendingAtRestart: number[] = [];
  let ended = 0;
  const alive = new Map(['worker-1', 'worker-2'].map((name) => [name, startWorker(college, name)]));
  const keepAlive = (): void => {
    for (const [name, worker] of alive) {
      if (worker.exitCode === null && worker.signalCode === null) continue;
      ended += 1;
      alive.set(name, startWorker(college, name));
    }
  };
  try {
    for (let restart = 0; restart < restarts; restart += 1) {
      await untilBusy(college);
      await setTimeout(size === 'full' ? 2_500 : 300);
      pendingAtRestart.push(await college.pending());
      await restartPostgres(college);
      keepAlive();
    }
    while ((await college.pending()) > 0) {
      keepAlive();
      await setTimeout(100);
    }
  } finally {
    for (const worker of alive.values()) await endWorker(worker);
  }
  return {
    invariants: { 'work was pending at every restart': pendingAtRestart.every((count) => count > 0) },
    measured: { restarts, pendingAtRestart, workersStartedAgain: ended },
  };
};

/** A warning has opened since, so somebody is at work. */
async function untilBusy({ database }: WarningCollege): Promise<void> {
  const count = async (): Promise<number> => {
    const { rows } = await database.query<{ count: number }>('select count(*)::int as count from warning');
    return rows[0]?.count ?? 0;
  };
  const before = await count();
  for (const end = Date.now() + BUSY_IN_MS; (await count()) === before && Date.now() < end;) {
    await setTimeout(20);
  }
}

const emptiedQueues: Disturbance = async (college, { redis, size }) => {
  const worker = startWorker(college, 'worker');
  const pendingWhenEmptied: number[] = [];
  for (let time = 0; time < (size === 'full' ? 5 : 1); time += 1) {
    await untilBusy(college);
    await setTimeout(size === 'full' ? 1_500 : 300);
    pendingWhenEmptied.push(await college.pending());
    if (redis) await redis.flushall();
    else await emptyQueueTables(college);
  }
  await college.atRest();
  await endWorker(worker);
  return {
    invariants: {
      'work was pending whenever the queues were emptied': pendingWhenEmptied.every((count) => count > 0),
    },
    measured: { pendingWhenEmptied },
  };
};

const DEADLOCK = '40P01';

/** Workers in the middle of a job hold what is emptied: whoever has to give way in a deadlock tries again. */
async function emptyQueueTables({ database }: WarningCollege): Promise<void> {
  for (;;) {
    try {
      await database.query('truncate bullmq.job, bullmq.event, bullmq.meta cascade');
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
    }
  }
}

const twiceAndOutOfOrder: Disturbance = async (college) => {
  const { connection, log } = college;
  const queue = unreliableQueue(await connection.openQueue());
  const stop = await startWorkers({ store: connection.store, queue, clock: systemClock, log });
  await college.atRest();
  await stop();
  const delivered = queue.delivered();
  return {
    invariants: { 'jobs came twice and out of order': delivered.twice > 0 && delivered.outOfOrder > 0 },
    measured: delivered,
  };
};

const HOUR_MS = 3_600_000;

const jumpingClock: Disturbance = async (college) => {
  const { connection, log } = college;
  const random = moments(20_261_125);
  let [jumps, offset] = [0, 0];
  const clock = { now: () => new Date(Date.now() + offset).toISOString() };
  const timer = setInterval(() => {
    jumps += 1;
    offset = Math.round((random() - 0.5) * 12 * HOUR_MS);
  }, 40);
  const stop = await startWorkers({
    store: connection.store,
    queue: await connection.openQueue(),
    clock,
    log,
  });
  await college.atRest();
  await stop();
  clearInterval(timer);
  return { invariants: { 'the clock was set': jumps > 5 }, measured: { jumps } };
};

const DISTURBANCES: Readonly<Record<string, { readonly disturb: Disturbance; readonly empty?: boolean }>> = {
  'killed-workers': { disturb: killedWorkers },
  'postgres-restarted': { disturb: restartedPostgres },
  'queues-emptied': { disturb: emptiedQueues },
  'twice-and-out-of-order': { disturb: twiceAndOutOfOrder },
  'clock-set': { disturb: jumpingClock },
  'mail-server-down': { disturb: mailServerDown },
  'two-apis-four-workers': { disturb: throughTwoHouses, empty: true },
};

function faultRun(name: string, backend: Backend): FaultRun {
  const { disturb, empty = false } = DISTURBANCES[name] as (typeof DISTURBANCES)[string];
  return {
    name: `warnings.${name}.${backend}`,
    needsRedis: backend === 'redis',
    async run(size) {
      const expected = await expectedState(size);
      const server = backend === 'redis' ? await startOwnRedis() : undefined;
      if (backend === 'redis' && !server) throw new Error('no Redis on this machine; set REDIS_URL');
      const redis = server && new Redis(server.url);
      const college = await openWarningCollege(size, { empty, ...(server && { redisUrl: server.url }) });
      try {
        const { invariants, measured } = await disturb(college, { redis, size });
        const [state, parked] = [await warningsState(college), await parkedCount(college)];
        const warnings = warningCount(size);
        return {
          invariants: { ...invariants, ...invariantsOf(state, expected, { parked, warnings }) },
          measured: { ...measured, warnings: state.warnings.length, tasks: state.tasks.length },
        };
      } finally {
        redis?.disconnect();
        await college.close();
        await server?.stop();
      }
    },
  };
}

export const faultRuns: readonly FaultRun[] = Object.keys(DISTURBANCES).flatMap((name) => [
  faultRun(name, 'postgres'),
  faultRun(name, 'redis'),
]);
