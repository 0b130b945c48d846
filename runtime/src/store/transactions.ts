import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../ports/index.js';
import { transactionConnection, type Connection } from './connection.js';
import { StoreMisuse } from './store-misuse.js';

const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;
const RETRIED_STATES: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Runs transactions on a pool; those that lose against another one are run again. */
export class Transactions {
  /** The transaction that the running code was called from, even after it has ended. */
  readonly #current = new AsyncLocalStorage<{ open: boolean } | undefined>();

  constructor(
    readonly pool: pg.Pool,
    readonly log: Log,
  ) {}

  /**
   * A connection of the pool. One that is made now belongs to no transaction, though it be asked for inside one:
   * what others do on it later must not be taken for a part of that.
   */
  connect(): Promise<pg.PoolClient> {
    return this.#current.run(undefined, () => this.pool.connect());
  }

  /** @throws StoreMisuse inside another transaction of the same pool, which would wait for itself */
  async run<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    if (this.#current.getStore()?.open === true) {
      throw new StoreMisuse('store.nestedTransaction', 'a transaction was begun inside another one');
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        const state = error instanceof pg.DatabaseError ? error.code : undefined;
        if (attempt === MAX_ATTEMPTS || state === undefined || !RETRIED_STATES.has(state)) throw error;
        this.log.debug({ attempt, state }, 'a transaction lost against another one and is run again');
        // Uneven, so that two that fell over each other do not do so again.
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  }

  async #attempt<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const client = await this.connect();
    const transaction = { open: true };
    const assertOpen = (): void => {
      if (!transaction.open)
        throw new StoreMisuse('store.endedTransaction', 'the transaction has already ended');
    };
    try {
      await client.query('begin');
      const result = await this.#current.run(transaction, () =>
        work(transactionConnection(client, assertOpen)),
      );
      transaction.open = false;
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      transaction.open = false;
      const rolledBack = await client.query('rollback').then(
        () => true,
        () => false,
      );
      client.release(!rolledBack);
      throw error;
    }
  }
}
