import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../ports/index.js';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

export interface NotificationHandlers {
  onNotification(payload: string): void;
  /** After the connection was lost and is there again: notifications may have been missed. */
  onReconnected?(): void;
}

/** `LISTEN` on one connection of its own, which is made again whenever it is lost. */
export class NotificationListener {
  #client: pg.Client | undefined;
  #reconnecting: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(
    readonly config: pg.ClientConfig,
    readonly log: Log,
  ) {}

  /** Resolves once it listens. */
  async start(channel: string, handlers: NotificationHandlers): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true });
    let lost = false;
    const onLost = (error?: Error): void => {
      if (lost || this.#client !== client) return;
      lost = true;
      this.#client = undefined;
      if (this.#stopping.signal.aborted) return;
      this.log.warn({ channel, error: error?.message }, 'the connection for notifications was lost');
      this.#reconnecting = this.#reconnect(channel, handlers);
    };
    client.on('error', onLost);
    client.on('end', () => onLost());
    client.on('notification', ({ payload }) => handlers.onNotification(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    if (this.#stopping.signal.aborted) await this.stop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
    await this.#reconnecting;
  }

  async #reconnect(channel: string, handlers: NotificationHandlers): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      await sleep(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      try {
        await this.start(channel, handlers);
        handlers.onReconnected?.();
        return;
      } catch (error) {
        this.log.debug({ channel, error: String(error) }, 'still no connection for notifications');
      }
    }
  }
}
