import type { JobQueue, Log, Store } from '../ports/index.js';
import { groupRows } from './group-rows.js';

const CLAIM_LIMIT = 500;
const POLL_MS = 1_000;
/** Handed over so long ago, a row is handed over again although its queue is busy: its job may have been lost. */
const STALE_MS = 5 * 60_000;
/** Polls in a row that find rows pending and all queues empty before the queues are taken to have lost them. */
const IDLE_POLLS = 2;

export interface RelayOptions {
  readonly store: Store;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly pollMs?: number;
  readonly staleMs?: number;
}

/**
 * Hands outbox rows over to the queues, soon after they were added and once a second. Rows that are pending while all
 * queues are empty were lost (or failed) and are handed over again: a queue store that was emptied costs seconds.
 * Several relays may run; each row is claimed by one.
 *
 * @returns stop: waits for the round that is running
 */
export async function startRelay(options: RelayOptions): Promise<() => Promise<void>> {
  const { log, queue, store, pollMs = POLL_MS, staleMs = STALE_MS } = options;
  let stopped = false;
  let idlePolls = 0;
  let wake = () => {};
  let wokenEarly = false;

  async function handOver(): Promise<number> {
    let count = 0;
    for (;;) {
      const rows = await store.relay.claim(CLAIM_LIMIT, staleMs);
      for (const [name, jobs] of groupRows(rows)) await queue.enqueue(name, jobs);
      count += rows.length;
      if (rows.length < CLAIM_LIMIT || stopped) return count;
    }
  }

  async function findLost(): Promise<void> {
    const pending = sum(Object.values(await store.relay.pending()));
    const counts = pending === 0 ? [] : Object.values(await queue.counts());
    const busy = sum(counts.map(({ active, waiting }) => active + waiting));
    idlePolls = pending > 0 && busy === 0 ? idlePolls + 1 : 0;
    if (idlePolls < IDLE_POLLS) return;
    idlePolls = 0;
    const released = await store.relay.releaseAll();
    log.warn({ pending, released }, 'queues are empty while work is pending: handing it over again');
  }

  async function rounds(): Promise<void> {
    while (!stopped) {
      try {
        const count = await handOver();
        if (count > 0) {
          idlePolls = 0;
          log.debug({ rows: count }, 'handed over');
        } else await findLost();
      } catch (cause) {
        log.error({ error: String(cause) }, 'relay round failed; trying again');
      }
      await pause();
    }
  }

  function pause(): Promise<void> {
    if (stopped || wokenEarly) {
      wokenEarly = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        wokenEarly = false;
        resolve();
      };
    });
  }

  const stopListening = await store.relay.onAdded(() => {
    wokenEarly = true;
    wake();
  });
  const running = rounds();
  return async () => {
    stopped = true;
    wake();
    await stopListening();
    await running;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
