import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Tables } from './tables.js';
import { VALUE_TYPES } from './value-types.js';

/** What several statements in a row, and `COPY`, are given: refuses once its transaction has ended. */
export type StatementClient = Pick<pg.ClientBase, 'query'>;

/** A way to the database: a pooled connection for each statement, or the one of a transaction. */
export interface Connection {
  readonly db: Kysely<Tables>;
  readonly inTransaction: boolean;
  /** One connection for several statements in a row; for `COPY`. */
  withClient<T>(work: (client: StatementClient) => Promise<T>): Promise<T>;
  /** All or nothing: in the transaction there is, else in one of its own. */
  atomically<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}

type Lease = { readonly client: pg.ClientBase; readonly release: () => void };

/** Each statement on whatever connection is free. */
export function pooledConnection(transactions: {
  connect(): Promise<pg.PoolClient>;
  run<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
}): Connection {
  const lease = async (): Promise<Lease> => {
    const client = await transactions.connect();
    return { client, release: () => client.release() };
  };
  return {
    db: kyselyOver(lease),
    inTransaction: false,
    withClient: async (work) => {
      const client = await transactions.connect();
      try {
        const result = await work(client);
        client.release();
        return result;
      } catch (error) {
        // A COPY may have stopped half-way: such a connection is of no further use.
        client.release(true);
        throw error;
      }
    },
    atomically: (work) => transactions.run(work),
  };
}

/**
 * Every statement on one connection.
 *
 * @param assertOpen  throws once the transaction has ended, when the connection may belong to somebody else
 */
export function transactionConnection(client: pg.ClientBase, assertOpen: () => void): Connection {
  const lease = (): Lease => {
    assertOpen();
    return { client, release: () => undefined };
  };
  const connection: Connection = {
    db: kyselyOver(async () => lease()),
    inTransaction: true,
    withClient: async (work) => work(guarded(client, assertOpen)),
    atomically: async (work) => work(connection),
  };
  return connection;
}

function kyselyOver(lease: () => Promise<Lease>): Kysely<Tables> {
  const pool: PostgresPool = {
    connect: async () => asPoolClient(await lease()),
    end: async () => undefined,
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function asPoolClient({ client, release }: Lease): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> =>
    client.query({ text, values: [...values], types: VALUE_TYPES });
  return { query: query as unknown as PostgresPoolClient['query'], release };
}

/** What goes on after its transaction has failed must not write on as if it were none. */
function guarded(client: pg.ClientBase, assertOpen: () => void): StatementClient {
  const query = (...statement: unknown[]): unknown => {
    assertOpen();
    return (client as { query(...given: unknown[]): unknown }).query(...statement);
  };
  return { query: query as pg.ClientBase['query'] };
}
