import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../support/real-parts.js';
import type { House } from './house.js';

const SETTLE_IN_MS = 120_000;
const LOOK_AGAIN_MS = 5;

export const ZHENGAI = path.join(projectRoot(), 'runtime/bin/zhengai.mjs');

/** `zhengai worker` in a process of its own. */
export function startWorker(house: House, name: string): ChildProcess {
  return spawn(process.execPath, [ZHENGAI, 'worker'], {
    // the name is how its transactions are told from others in the database
    env: { ...house.environment, PGAPPNAME: name },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Asks it to stop and waits until it has. */
export async function endWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exited = once(worker, 'exit');
  worker.kill('SIGTERM');
  await exited;
}

/** Jobs a worker is in the middle of: transactions of its that have touched rows of ours, not of the queue's. */
async function jobsInHand({ database }: House, worker: string): Promise<number> {
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
export async function killInTheMiddle(
  house: House,
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
