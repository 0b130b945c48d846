import { setTimeout } from 'node:timers/promises';
import type { OnProgress, ServiceDeps } from '../services/index.js';
import { groupRows } from './group-rows.js';
import { workOff } from './work-off.js';

const CLAIM_LIMIT = 100;
/** Rows that a worker elsewhere is busy with are looked at again after so long. */
const PAUSE_MS = 50;

/**
 * Does everything the outbox asks for in this process, and what follows from it, without any queue: for commands that
 * run where no worker does. Beside a running worker the two share the work.
 *
 * @returns how many messages were done; those that failed too often are left parked
 */
export async function drainOutbox(
  deps: ServiceDeps,
  options: { readonly onProgress?: OnProgress } = {},
): Promise<number> {
  const { relay } = deps.store;
  let done = 0;
  for (;;) {
    const rows = await relay.claim(CLAIM_LIMIT, 0);
    let doneNow = 0;
    for (const jobs of groupRows(rows).values()) {
      for (const job of jobs) {
        doneNow += await workOff(deps, job.outboxIds);
        options.onProgress?.({ done: done + doneNow, total: done + rows.length });
      }
    }
    done += doneNow;
    const pending = Object.values(await relay.pending()).reduce((sum, count) => sum + count, 0);
    options.onProgress?.({ done, total: done + pending });
    if (pending === 0) return done;
    if (doneNow === 0) await setTimeout(PAUSE_MS);
  }
}
