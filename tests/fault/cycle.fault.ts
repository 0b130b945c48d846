import { setTimeout } from 'node:timers/promises';
import { runWorker } from '@zhengai/runtime/main';
import { Redis } from 'ioredis';
import { startOwnRedis } from '../support/real-parts.js';
import { openDemoHouse } from './demo-house.js';
import { moments, type FaultRun } from './fault-run.js';
import { compareStates, finalState } from './final-state.js';
import { undisturbed } from './undisturbed.js';
import { endWorker, killInTheMiddle, startWorker } from './worker-child.js';

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
      await endWorker(last);
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
  needsRedis: true,
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
