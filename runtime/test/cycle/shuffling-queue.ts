import { setImmediate } from 'node:timers/promises';
import { QUEUE_NAMES, type Job, type JobQueue, type QueueName } from '../../src/ports/index.js';

/** A queue that does what queues may do: each job twice, in an order that only the seed knows. */
export function shufflingQueue(seed: number): JobQueue {
  const waiting: { queue: QueueName; job: Job }[] = [];
  const handlers = new Map<QueueName, (job: Job) => Promise<void>>();
  let state = seed >>> 0;
  let running: Promise<void> | undefined;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const [next] = waiting.splice(draw(waiting.length), 1);
      if (next) await handlers.get(next.queue)?.(next.job);
      await setImmediate();
    }
    running = undefined;
  }

  return {
    async enqueue(queue, jobs) {
      for (const job of jobs) waiting.push({ queue, job }, { queue, job });
      running ??= run();
    },
    async consume(queue, _options, handler) {
      handlers.set(queue, handler);
      return async () => {
        await running;
      };
    },
    async repeat() {},
    async counts() {
      const count = { waiting: waiting.length, active: running ? 1 : 0, failed: 0 };
      return Object.fromEntries(QUEUE_NAMES.map((name) => [name, count])) as Awaited<
        ReturnType<JobQueue['counts']>
      >;
    },
    async close() {
      await running;
    },
  };
}
