import { setTimeout } from 'node:timers/promises';
import type { Store } from '../../src/ports/index.js';

const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** Waits for something to become true, and fails when it does not. */
export async function until(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await setTimeout(LOOK_EVERY_MS);
  }
}

export async function pendingCount({ relay }: Store): Promise<number> {
  return Object.values(await relay.pending()).reduce((sum, count) => sum + count, 0);
}

export function untilNothingIsPending(store: Store): Promise<void> {
  return until('nothing is pending', async () => (await pendingCount(store)) === 0);
}
