import { setTimeout } from 'node:timers/promises';
import type { Channels } from '../ports/index.js';
import {
  deliverDueMessages,
  escalateWarnings,
  planDueMessages,
  remindOfTasks,
  shareNotices,
  tendWarnings,
  type ServiceDeps,
} from '../services/index.js';

const POLL_MS = 2_000;
const SELDOM_MS = 10 * 60_000;

export interface NotifierOptions extends ServiceDeps {
  readonly channels: Channels;
  readonly pollMs?: number;
}

/**
 * Takes what was written for people out of the house when its time has come. What is due stands in the database with
 * its time and is claimed there, so any number of workers may look, and no queue has to remember anything.
 *
 * @returns stop: waits for the round that is running
 */
export function startNotifier(options: NotifierOptions): () => Promise<void> {
  const { channels, clock, log, pollMs = POLL_MS } = options;
  const stopping = new AbortController();
  let lookedAtMs = -Infinity;

  /** What time alone brings; days pass slowly. */
  const seldom = [tendWarnings, escalateWarnings, remindOfTasks];
  const parts: readonly (() => Promise<unknown>)[] = [
    async () => {
      const nowMs = Date.parse(clock.now());
      const sinceMs = nowMs - lookedAtMs;
      // a clock that was set back must not stop it
      if (sinceMs >= 0 && sinceMs < SELDOM_MS) return;
      lookedAtMs = nowMs;
      for (const part of seldom) await attempt(() => part(options));
    },
    () => planDueMessages(options, channels),
    () => shareNotices(options, channels),
    () => deliverDueMessages(options, channels),
  ];

  async function attempt(part: () => Promise<unknown>): Promise<void> {
    try {
      await part();
    } catch (cause) {
      log.error({ error: String(cause) }, 'telling people failed; trying again');
    }
  }

  async function rounds(): Promise<void> {
    while (!stopping.signal.aborted) {
      for (const part of parts) {
        if (stopping.signal.aborted) return;
        await attempt(part);
      }
      await setTimeout(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = rounds();
  return async () => {
    stopping.abort();
    await running;
  };
}
