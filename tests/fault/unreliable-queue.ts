import type { Connection } from '@zhengai/runtime/main';
import { moments } from './fault-run.js';

type JobQueue = Awaited<ReturnType<Connection['openQueue']>>;
type Job = Parameters<JobQueue['enqueue']>[1][number];

const HELD_BACK = 6;

export interface UnreliableQueue extends JobQueue {
  /** Jobs handed over a second time, and jobs that others have overtaken. */
  delivered(): { readonly twice: number; readonly outOfOrder: number };
}

/** Real queues that do what queues may do: every job comes twice, and half of them late, behind later ones. */
export function unreliableQueue(queue: JobQueue): UnreliableQueue {
  const random = moments(20_261_124);
  const held: { readonly name: Parameters<JobQueue['enqueue']>[0]; readonly job: Job }[] = [];
  let [twice, outOfOrder] = [0, 0];

  async function release(most: number): Promise<void> {
    while (held.length > most) {
      const [next] = held.splice(Math.floor(random() * held.length), 1);
      if (next) await queue.enqueue(next.name, [next.job]);
    }
  }

  return {
    ...queue,
    async enqueue(name, jobs) {
      for (const job of jobs) {
        const again = { ...job, id: `${job.id}-again` };
        twice += 1;
        held.push({ name, job: again });
        if (random() < 0.5) {
          outOfOrder += 1;
          held.push({ name, job });
        } else {
          await queue.enqueue(name, [job]);
        }
      }
      await release(HELD_BACK);
      // what is held back while nothing else comes is released by and by
      setTimeout(() => void release(0), 200);
    },
    delivered: () => ({ twice, outOfOrder }),
  };
}
