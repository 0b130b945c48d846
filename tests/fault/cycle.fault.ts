import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runWorker } from '@zhengai/runtime/main';
import { Redis } from 'ioredis';
import { projectRoot, startOwnRedis } from '../support/real-parts.js';
import { openDemoHouse, type DemoHouse } from './demo-house.js';
import { compareStates, finalState } from './final-state.js';
import { undisturbed } from './undisturbed.js';

export interface FaultRun {
  readonly name: string;
  run(
    size: 'full' | 'reduced',
  ): Promise<{ invariants: Record<string, boolean>; measured: Record<string, unknown> }>;
}

const SETTLE_IN_MS = 120_000;
const LOOK_AGAIN_MS = 5;

/** The same "random" moments in every run. */
function moments(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

function startWorker(house: DemoHouse, name: string): ChildProcess {
  return spawn(process.execPath, [path.join(projectRoot(), 'runtime/bin/zhengai.mjs'), 'worker'], {
    // the name is how its transactions are told from others in the database
    env: { ...process.env, DATABASE_URL: house.connection.databaseUrl, PGAPPNAME: name, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Jobs a worker is in the middle of: transactions of its that have touched rows of ours, not of the queue's. */
async function jobsInHand({ database }: DemoHouse, worker: string): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `select count(distinct activity.pid)
       from pg_stat_activity activity
       join pg_locks lock on lock.pid = activity.pid
       join pg_class relation on relation.oid = lock.relation
       join pg_namespace namespace on namespace.oid = relation.relnamespace
      where activity.application_name = $1 and lock.mode = 'RowExclusiveLock'
        and namespace.nspname not like 'pg\\_%' and namespace.nspname <> 'bullmq'`,
    [worker],
  );
  return Number(rows[0]?.count);
}

/**
 * Kills a worker at a random moment after it has begun. It is first held still, so that what it has in hand when it is
 * looked at is what it has in hand when it dies; with nothing in hand it goes on.
 *
 * @returns jobs it held
 */
async function killInTheMiddle(
  house: DemoHouse,
  worker: ChildProcess,
  name: string,
  delayMs: number,
): Promise<number> {
  const exited = once(worker, 'exit');
  const end = Date.now() + SETTLE_IN_MS;
  while ((await jobsInHand(house, name)) === 0 && Date.now() < end && (await house.pending()) > 0) {
    await setTimeout(LOOK_AGAIN_MS);
  }
  await setTimeout(delayMs);
  for (;;) {
    if (worker.exitCode !== null) throw new Error(`${name} ended by itself with ${worker.exitCode}`);
    worker.kill('SIGSTOP');
    const held = await jobsInHand(house, name);
    if (held > 0 || Date.now() > end || (await house.pending()) === 0) {
      worker.kill('SIGKILL');
      await exited;
      return held;
    }
    worker.kill('SIGCONT');
    await setTimeout(LOOK_AGAIN_MS);
  }
}

const killedWorkers: FaultRun = {
  name: 'cycle.killed-workers',
  async run(size) {
    const kills = size === 'full' ? 10 : 3;
    const random = moments(20_261_123);
    const expected = await undisturbed();
    const house = await openDemoHouse();
    const heldAtKill: number[] = [];
    try {
      for (let kill = 1; kill <= kills; kill += 1) {
        const name = `worker-${kill}`;
        heldAtKill.push(
          await killInTheMiddle(house, startWorker(house, name), name, Math.round(random() * 2_500)),
        );
      }
      const pendingAfterKills = await house.pending();
      const last = startWorker(house, 'worker-last');
      await house.atRest();
      const exited = once(last, 'exit');
      last.kill('SIGTERM');
      await exited;
      const state = await finalState(house);
      return {
        invariants: {
          'every kill hit a worker in the middle of a job':
            heldAtKill.length === kills && heldAtKill.every((held) => held > 0),
          'work was left after the last kill': pendingAfterKills > 0,
          ...compareStates(state, expected),
        },
        measured: {
          kills,
          heldAtKill,
          pendingAfterKills,
          verdicts: state.verdicts.count,
          warnings: state.warnings.length,
          tasks: state.tasks.length,
        },
      };
    } finally {
      await house.close();
    }
  },
};

const emptiedRedis: FaultRun = {
  name: 'cycle.redis-emptied',
  async run(size) {
    const redis = await startOwnRedis();
    if (!redis) throw new Error('no Redis on this machine; set REDIS_URL');
    const expected = await undisturbed();
    const house = await openDemoHouse(redis.url);
    const client = new Redis(redis.url);
    const pendingWhenEmptied: number[] = [];
    try {
      const stop = await runWorker(house.connection, house.log);
      for (let time = 0; time < (size === 'full' ? 5 : 2); time += 1) {
        await setTimeout(700);
        pendingWhenEmptied.push(await house.pending());
        await client.flushall();
      }
      await house.atRest();
      await stop();
      const state = await finalState(house);
      return {
        invariants: {
          'work was pending whenever the queues were emptied': pendingWhenEmptied.every((count) => count > 0),
          ...compareStates(state, expected),
        },
        measured: {
          pendingWhenEmptied,
          verdicts: state.verdicts.count,
          warnings: state.warnings.length,
          tasks: state.tasks.length,
        },
      };
    } finally {
      client.disconnect();
      await house.close();
      await redis.stop();
    }
  },
};

export const faultRuns: readonly FaultRun[] = [killedWorkers, emptiedRedis];
